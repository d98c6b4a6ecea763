//! Every question that is more than "this row by its key", one text each.
//!
//! A text must mean the same on both databases, and name `$1, $2, …` first in that order.

macro_rules! questions {
    ($($name:ident = $file:literal;)*) => {
        $(pub(crate) const $name: &str = include_str!(concat!("sql/", $file, ".sql"));)*
        /// All of them, for the check that a database understands each.
        pub(crate) const ALL: &[&str] = &[$($name),*];
    };
}

questions! {
    LIST_ACCOUNTS = "list_accounts";
    UPDATE_ACCOUNT = "update_account";
    DELETE_ACCOUNT = "delete_account";
    FIND_LOG_REVISION = "find_log_revision";
    TOUCH_LOG = "touch_log";
    FIND_LOGIN = "find_login";
    LIST_LOGINS = "list_logins";
    UPDATE_LOGIN_SEEN = "update_login_seen";
    DELETE_LOGIN = "delete_login";
    DELETE_LOGINS = "delete_logins";
    FIND_API_TOKEN = "find_api_token";
    LIST_API_TOKENS = "list_api_tokens";
    UPDATE_API_TOKEN_USED = "update_api_token_used";
    UPDATE_API_TOKEN_REVOKED = "update_api_token_revoked";
    UPDATE_SETUP_LINK_USED = "update_setup_link_used";
    DELETE_SETUP_LINKS = "delete_setup_links";
    LIST_SESSIONS = "list_sessions";
    LIST_SESSION_SETS = "list_session_sets";
    LIST_SETS_OF_SESSION = "list_sets_of_session";
    DELETE_SETS_OF_SESSION = "delete_sets_of_session";
    LIST_RECOVERY_LOGS = "list_recovery_logs";
    LIST_ACTIVITIES = "list_activities";
    FIND_CHECK_IN_OF_DAY = "find_check_in_of_day";
    LIST_CHECK_INS = "list_check_ins";
    LIST_CHECK_INS_OF_DAY = "list_check_ins_of_day";
    LIST_EVENINGS = "list_evenings";
    LIST_EXPERIMENTS = "list_experiments";
    LIST_TOSSES = "list_tosses";
    FIND_DECISION_OF_DAY = "find_decision_of_day";
    LIST_DECISIONS = "list_decisions";
    LIST_OVERRIDES = "list_overrides";
    FIND_ENROLLMENT_ON = "find_enrollment_on";
    LIST_ENROLLMENTS = "list_enrollments";
    UPDATE_ENROLLMENT_ENDED = "update_enrollment_ended";
    LIST_PLAN_CHOICES = "list_plan_choices";
    LIST_PLANS_SHOWN = "list_plans_shown";
    FIND_IMPORT_OF_FILE = "find_import_of_file";
    LIST_IMPORTS = "list_imports";
    LIST_SESSION_IDS = "list_session_ids";
    UPDATE_IMPORT_UNDONE = "update_import_undone";
    DELETE_IMPORTED_SESSIONS = "delete_imported_sessions";
    LIST_EXERCISE_MAPPINGS = "list_exercise_mappings";
    DELETE_EXERCISE_MAPPING = "delete_exercise_mapping";
    LIST_READINGS = "list_readings";
    LIST_READINGS_OF = "list_readings_of";
    DELETE_IMPORTED_ACTIVITIES = "delete_imported_activities";
    DELETE_IMPORTED_READINGS = "delete_imported_readings";
    DELETE_READINGS = "delete_readings";
    LIST_CONFLICTS = "list_conflicts";
    LIST_CONFLICTS_OF_ROW = "list_conflicts_of_row";
    LIST_COMPOSED_SESSIONS = "list_composed_sessions";
    LIST_SESSION_PARTS = "list_session_parts";
    LIST_ALL_SESSION_PARTS = "list_all_session_parts";
    DELETE_SESSION_PARTS = "delete_session_parts";
    LIST_SNACK_LOGS = "list_snack_logs";
    LIST_OWN_EXERCISES = "list_own_exercises";
    UPDATE_CONFLICT_ANSWERED = "update_conflict_answered";
    DELETE_DELETION = "delete_deletion";
    LIST_DUE_DELETIONS = "list_due_deletions";
    DELETE_DECISIONS_ON_SYMPTOMS = "delete_decisions_on_symptoms";
    UPDATE_SYMPTOMS_CLEARED = "update_symptoms_cleared";
    DELETE_CHECK_IN_CONFLICTS = "delete_check_in_conflicts";
    DELETE_CONFLICTS = "delete_conflicts";
    DELETE_ENGINE_STATE = "delete_engine_state";
    UPDATE_SESSION_NOTES_CLEARED = "update_session_notes_cleared";
    UPDATE_SET_NOTES_CLEARED = "update_set_notes_cleared";
    UPDATE_RECOVERY_NOTES_CLEARED = "update_recovery_notes_cleared";
    UPDATE_ACTIVITY_NOTES_CLEARED = "update_activity_notes_cleared";
    UPDATE_BODY_MAP_CLEARED = "update_body_map_cleared";
}
