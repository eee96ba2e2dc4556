package io.jishi.nhsa;

import io.jishi.nhsa.NationalConfiguration.Profile;
import io.jishi.shared.code.AssistanceCategory;
import io.jishi.shared.code.CareType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads and writes the codes that regions choose for themselves. */
@ApplicationScoped
public class RegionProfiles {

    private static final String DEFAULT = "default";

    private final NationalConfiguration configuration;

    /** By the configured profiles. */
    public RegionProfiles(NationalConfiguration configuration) {
        this.configuration = configuration;
    }

    /**
     * The kind of care of a {@code med_type}; empty if no configured beginning fits.
     *
     * @param region pooling region
     */
    public Optional<CareType> careType(String region, String medType) {
        return find(region, profile -> longest(profile.careTypes(), medType));
    }

    /** The disease as the policy names it. */
    public String disease(String region, String code) {
        return find(region, profile -> profile.diseases().get(code)).orElse(code);
    }

    /** The code on the wire of a disease; the one that comes first in order if several are read as this one. */
    public String diseaseCode(String region, String disease) {
        return find(
                        region,
                        profile -> profile.diseases().entrySet().stream()
                                .filter(entry -> entry.getValue().equals(disease))
                                .map(Map.Entry::getKey)
                                .min(Comparator.naturalOrder())
                                .orElse(null))
                .orElse(disease);
    }

    /** The code of {@code psn_idet_type}; empty if the region has none for the category. */
    public Optional<String> identity(String region, AssistanceCategory category) {
        return find(region, profile -> profile.identities().get(category));
    }

    private <T> Optional<T> find(String region, Function<Profile, @Nullable T> look) {
        for (String key : List.of(region, DEFAULT)) {
            Profile profile = configuration.profiles().get(key);
            T found = profile == null ? null : look.apply(profile);
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    private static @Nullable CareType longest(Map<String, CareType> byBeginning, String medType) {
        for (int length = medType.length(); length > 0; length--) {
            CareType found = byBeginning.get(medType.substring(0, length));
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
