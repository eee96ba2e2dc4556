package io.jishi.command;

import io.jishi.policy.PolicyBook;
import io.jishi.policy.archive.PackageSource;
import io.jishi.policy.archive.PolicyArchive;
import io.jishi.policy.archive.PolicyRefused;
import io.jishi.policy.national.Notices;
import io.jishi.simulation.PackageExamination;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * {@code check-policies [directory ...]}: reads the shipped packages and those of the directories as the gateway would,
 * computes their worked cases, and prints what the national notices say of each. Needs no database.
 */
final class CheckPolicies {

    private final PrintStream output;
    private final PrintStream errors;

    CheckPolicies(PrintStream output, PrintStream errors) {
        this.output = output;
        this.errors = errors;
    }

    /** Returns 0 if the gateway would serve the packages, 1 if it would refuse them. */
    int run(String... directories) {
        PackageSource source =
                ServiceLoader.load(PackageSource.class).findFirst().orElseThrow();
        try {
            List<PolicyArchive.LoadedPackage> packages =
                    source.load(Stream.of(directories).map(Path::of).toList());
            PolicyBook book = new PolicyBook(
                    packages.stream().map(PolicyArchive.LoadedPackage::compiled).toList());
            PackageExamination examination = new PackageExamination(book, new Notices(source.notices()));
            return print(packages.stream().map(examination::examine).toList());
        } catch (PolicyRefused refused) {
            return refuse(refused.reasons());
        }
    }

    private int print(List<PackageExamination.Result> results) {
        results.forEach(result -> result.lines().forEach(output::println));
        List<String> reasons =
                results.stream().flatMap(result -> result.reasons().stream()).toList();
        if (!reasons.isEmpty()) {
            return refuse(reasons);
        }
        output.println(results.size() + " packages would be served");
        return 0;
    }

    private int refuse(List<String> reasons) {
        errors.println("refused:");
        reasons.forEach(reason -> errors.println("  " + reason));
        return 1;
    }
}
