package io.jishi.settlement.filing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * Bounds of filings. No document says how long a filing is good for (S3-03-1d leaves it to the agencies); these bounds
 * refuse a mistyped year, and a handling agency sets its own.
 */
@ConfigMapping(prefix = "jishi.filing")
public interface FilingConfiguration {

    /** Most days of a referral, a temporary filing or an emergency. */
    @WithDefault("366")
    int stayDaysMaximum();

    /** Most days of a long-term residence that has an end, and of a disease. */
    @WithDefault("3660")
    int lastingDaysMaximum();

    /** Most filings of one person that stand at a time. */
    @WithDefault("100")
    int perPersonMaximum();
}
