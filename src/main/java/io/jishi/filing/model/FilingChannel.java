package io.jishi.filing.model;

/** How a filing came in (S0-07-8, S3-07-3a). */
public enum FilingChannel {
    /** At the window (窗口). */
    WINDOW,
    /** By telephone (电话). */
    PHONE,
    /** Over the network (网络). */
    NETWORK
}
