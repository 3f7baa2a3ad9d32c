package dev.scotoma.labeling.task;

enum AssignmentState {
    LEASED,
    SUBMITTED,
    SKIPPED,
    EXPIRED,
    RELEASED
}
