package io.jishi.settlement.model;

import io.jishi.coverage.model.Coverage;
import io.jishi.filing.model.Filings;

/**
 * What the registries have of a person, as of one epoch each.
 *
 * @param coverage of a person who is not registered: nobody
 * @param filings none for nobody
 */
public record Registered(Coverage coverage, Filings filings) {}
