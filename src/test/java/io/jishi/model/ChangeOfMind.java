package io.jishi.model;

/**
 * A stay is settled, cancelled, and the cancellation is taken back: at once, or after something else has taken the
 * bill's place, its visit or its account.
 */
final class ChangeOfMind {

    private final World world;
    private final Errand stay;

    ChangeOfMind(World world, Errand stay) {
        this.world = world;
        this.stay = stay;
    }

    void run(Runnable then) {
        Hospitals hospitals = world.hospitals;
        hospitals.perform(stay, () -> {
            if (stay.fate != Errand.Fate.MADE_A_ROW) {
                then.run();
                return;
            }
            Errand cancellation = hospitals.errand(
                    Errand.Kind.CANCEL, stay.key.providerCode(), stay.person, "CANCEL of " + stay.row, stay.stay);
            cancellation.aboutRow = stay.row;
            hospitals.perform(
                    cancellation, () -> meanwhile(() -> hospitals.perform(hospitals.reversalOf(cancellation), then)));
        });
    }

    private void meanwhile(Runnable then) {
        Hospitals hospitals = world.hospitals;
        switch (world.random.nextInt(4)) {
            case 0 -> hospitals.perform(hospitals.copyOf(stay, false), then);
            case 1 -> {
                Errand other = hospitals.copyOf(stay, true);
                hospitals.perform(other, () -> hospitals.perform(hospitals.reversalOf(other), then));
            }
            case 2 -> hospitals.perform(hospitals.another(stay), then);
            default -> then.run();
        }
    }
}
