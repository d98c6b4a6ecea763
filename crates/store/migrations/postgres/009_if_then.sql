-- Plans of the form "if this, then that" are one more kind of choice about the plan.
ALTER TABLE plan_choice DROP CONSTRAINT plan_choice_kind_check;
ALTER TABLE plan_choice ADD CONSTRAINT plan_choice_kind_check
    CHECK (kind IN ('move', 'leave_out', 'pause', 'resume', 'days', 'ease', 'substitute', 'if_then'));
