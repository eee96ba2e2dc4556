package io.jishi.platform.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The one clock: days in China whatever the zone of the machine, and a shift that is for drills. */
class SystemClockTest {

    private static Clock shifted(String offset) {
        return new SystemClock().clock(() -> Duration.parse(offset));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT10M", "-PT10M", "PT1H", "-PT1H"})
    void aDrillShiftsIt(String offset) {
        Duration apart = Duration.between(Instant.now(), shifted(offset).instant());
        assertTrue(apart.minus(Duration.parse(offset)).abs().compareTo(Duration.ofSeconds(5)) < 0, apart.toString());
        assertEquals(SystemClock.CHINA, shifted(offset).getZone());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H0.001S", "-PT1H1S", "P1D"})
    void aShiftThatIsNoDrillIsRefused(String offset) {
        assertThrows(IllegalArgumentException.class, () -> shifted(offset));
    }

    /** The last millisecond of a year in China, the first of the next, and the end of February of a leap year. */
    @ParameterizedTest
    @CsvSource({
        "2026-12-31T15:59:59.999Z, 2026-12-31",
        "2026-12-31T16:00:00Z, 2027-01-01",
        "2028-02-28T16:00:00Z, 2028-02-29",
        "2028-02-29T15:59:59.999Z, 2028-02-29",
        "2028-02-29T16:00:00Z, 2028-03-01"
    })
    void daysBeginInChinaWhateverTheZoneOfTheMachine(Instant instant, LocalDate day) {
        TimeZone before = TimeZone.getDefault();
        try {
            for (String zone : new String[] {"UTC", "Asia/Shanghai", "America/Los_Angeles"}) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                Clock clock = Clock.fixed(instant, shifted("PT0S").getZone());
                assertEquals(day, LocalDate.now(clock), zone);
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void withoutAShiftItIsTheSystemsTime() {
        Duration apart = Duration.between(Instant.now(), shifted("PT0S").instant());
        assertTrue(apart.abs().compareTo(Duration.ofSeconds(5)) < 0, apart.toString());
    }
}
