package io.jishi.policy.model;

/** The attributes of a provider that a package may need. */
public enum ProviderAttribute {
    /** {@link ProviderFacts#chargeClass()}. */
    CHARGE_CLASS("chargeClass"),
    /** {@link ProviderFacts#administration()}. */
    ADMINISTRATION("administration"),
    /** {@link ProviderFacts#grade()}. */
    GRADE("grade");

    private final String field;

    ProviderAttribute(String field) {
        this.field = field;
    }

    /** The name of the field on the wire and in policy files. */
    public String field() {
        return field;
    }

    /** Whether these facts have the attribute. */
    public boolean isPresentIn(ProviderFacts provider) {
        return switch (this) {
            case CHARGE_CLASS -> provider.chargeClass() != null;
            case ADMINISTRATION -> provider.administration() != null;
            case GRADE -> provider.grade() != null;
        };
    }
}
