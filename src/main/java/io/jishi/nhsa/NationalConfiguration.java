package io.jishi.nhsa;

import io.jishi.shared.code.AssistanceCategory;
import io.jishi.shared.code.CareType;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** Settings of the national interface. */
@ConfigMapping(prefix = "jishi.national")
public interface NationalConfiguration {

    /** Region of this gateway as the receiver: the first six characters of {@code inf_refmsgid}. */
    @WithDefault("000000")
    String receiverRegion();

    /** How far the time of a signed request may lie from that of the gateway, either way. */
    @WithDefault("PT5M")
    Duration signatureWindow();

    /** Largest body of a message. */
    @WithDefault("1M")
    MemorySize bodyMaximum();

    /** Largest body of a message that uploads a file (9101). */
    @WithDefault("24M")
    MemorySize fileBodyMaximum();

    /** Most rows of a node, where its table does not say. */
    @WithDefault("1000")
    int rowsMaximum();

    /** How many months a referral is valid that names no end (2501). */
    @WithDefault("6")
    int referralMonths();

    /** How codes of the wire are read and written, by pooling region; what a region lacks is taken from "default". */
    Map<String, Profile> profiles();

    /** Codes of one region. */
    interface Profile {

        /** Kind of care by the beginning of a {@code med_type}; the longest one wins. */
        Map<String, CareType> careTypes();

        /** Disease as the policy names it, by the code on the wire; a code that is not here is taken as it is. */
        Map<String, String> diseases();

        /** Code of {@code psn_idet_type} by assistance category; a category that is not here is not written. */
        Map<AssistanceCategory, String> identities();
    }
}
