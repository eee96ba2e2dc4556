package io.jishi.load.vendor;

import io.jishi.load.core.Rules;
import io.jishi.policy.PolicyBook;
import io.jishi.settlement.SameDecision;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The program. */
@SpringBootApplication
public class Vendor {

    /** Starts it; {@code server.port} and {@code spring.datasource.*} come from outside. */
    public static void main(String[] arguments) {
        SpringApplication.run(Vendor.class, arguments);
    }

    @Bean
    PolicyBook book() {
        return Rules.shipped();
    }

    @Bean
    SameDecision decision(PolicyBook book) {
        return new SameDecision(book);
    }
}
