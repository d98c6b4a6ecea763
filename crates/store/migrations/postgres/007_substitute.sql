-- An exercise may stand in for another in the whole program: two more kinds of choice, with the easier week.
ALTER TABLE plan_choice DROP CONSTRAINT plan_choice_kind_check;
ALTER TABLE plan_choice ADD CONSTRAINT plan_choice_kind_check
    CHECK (kind IN ('move', 'leave_out', 'pause', 'resume', 'days', 'ease', 'substitute'));
