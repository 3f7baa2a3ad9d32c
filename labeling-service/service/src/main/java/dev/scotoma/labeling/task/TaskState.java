package dev.scotoma.labeling.task;

/** {@code VOID} when the session was rejected before its labels were decided; a withdrawn session's task is erased instead. */
public enum TaskState {
    OPEN,
    SETTLED,
    CONTESTED,
    ADJUDICATED,
    VOID
}
