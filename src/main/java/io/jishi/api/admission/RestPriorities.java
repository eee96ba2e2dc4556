package io.jishi.api.admission;

import io.jishi.platform.admission.Priority;

/**
 * The class of a request, by its method and path alone. The steps of a visit stand with settling: without them there is
 * no bill. Simulations stand last, since no institution stands behind them.
 */
final class RestPriorities {

    private static final String POST = "POST";

    private RestPriorities() {}

    static Priority of(String method, String path) {
        if (path.startsWith("/v1/outcomes/")) {
            return Priority.OUTCOME;
        }
        return method.equals(POST) ? ofPost(path) : Priority.READ;
    }

    private static Priority ofPost(String path) {
        boolean aboutBills = path.startsWith("/v1/settlements") || path.startsWith("/v1/visits");
        if (path.equals("/v1/reversals") || (aboutBills && path.endsWith("/cancellation"))) {
            return Priority.OUTCOME;
        }
        if (!aboutBills) {
            return Priority.READ;
        }
        return path.endsWith("/preview") ? Priority.PRESETTLE : Priority.SETTLE;
    }
}
