package io.jishi.faults.overload;

import io.jishi.platform.admission.Priority;

/**
 * A request and what became of it.
 *
 * @param priority its class
 * @param caller number of its institution
 * @param second of the load, counted from its start, in which it was to be sent
 * @param milliseconds from when it was to be sent, not from when it was, to its answer
 * @param status of the answer; 0 if there was none
 */
record Sample(Priority priority, int caller, int second, int milliseconds, int status) {

    boolean isDone() {
        return status >= 200 && status < 300;
    }

    boolean isShed() {
        return status == 503 || status == 429;
    }
}
