package io.jishi.benefit.statement;

import io.jishi.benefit.BenefitAmounts;
import io.jishi.benefit.SupplementCause;
import io.jishi.benefit.trace.StepName;
import io.jishi.benefit.trace.TraceInput;
import io.jishi.benefit.trace.TraceStep;
import io.jishi.policy.model.Citation;
import io.jishi.policy.model.Provenance;
import io.jishi.shared.money.Fen;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints a statement for a window: amounts aligned, below each the inputs and the articles that it rests on. */
public final class StatementText {

    private static final int WIDTH = 78;

    private static final Map<String, String> CHINESE_CODES = Map.ofEntries(
            Map.entry("IN_COUNTY", "参保县内"),
            Map.entry("IN_REGION", "统筹区内"),
            Map.entry("IN_PROVINCE", "省内"),
            Map.entry("OUT_OF_PROVINCE", "省外"),
            Map.entry("FILED", "已备案"),
            Map.entry("NOT_FILED", "未备案"),
            Map.entry("EMERGENCY", "急诊"),
            Map.entry("LONG_TERM_RESIDENT", "长期异地居住"),
            Map.entry("INPATIENT", "住院"),
            Map.entry("OUTPATIENT", "普通门诊"),
            Map.entry("OUTPATIENT_TWO_DISEASE", "两病门诊用药"),
            Map.entry("OUTPATIENT_CHRONIC", "门诊慢特病"),
            Map.entry("HYPERTENSION", "高血压"),
            Map.entry(SupplementCause.LATE_IDENTITY.name(), SupplementCause.LATE_IDENTITY.chinese()),
            Map.entry(SupplementCause.LATE_GRANT.name(), SupplementCause.LATE_GRANT.chinese()));

    private final Language language;
    private final StringBuilder text = new StringBuilder(4096);

    private StatementText(Language language) {
        this.language = language;
    }

    /** The statement as plain text, lines ended by a line feed. */
    public static String render(Statement statement, Language language) {
        return new StatementText(language).render(statement);
    }

    private String render(Statement statement) {
        boolean supplement = statement.amounts().form() == BenefitAmounts.Form.SUPPLEMENT;
        rule('=');
        line(
                supplement
                        ? say("医疗保障基金补充结算单", "Supplement to a settlement")
                        : say("医疗保障基金结算单(一单制)", "Single-bill settlement statement"));
        line(say("结算编号 ", "Settlement ") + statement.settlementId());
        if (statement.supplementTo() != null) {
            line(say("补充的原结算编号 ", "Supplement to settlement ") + statement.supplementTo());
        }
        line(say("就诊号 ", "Visit ")
                + statement.visitNumber()
                + say("   医疗机构 ", "   Provider ")
                + statement.providerCode()
                + say("   结算日期 ", "   Date ")
                + statement.settledOn());
        if (statement.undoneBy() != null) {
            line(say("本次结算已撤销,撤销编号 ", "This settlement is undone by ") + statement.undoneBy());
        }
        rule('-');
        statement.trace().forEach(step -> step(step, 0));
        rule('-');
        if (supplement) {
            added(statement.amounts());
        } else {
            summary(statement.amounts());
        }
        line(say("政策包 ", "Policy package ") + statement.policyHash().substring(0, 16));
        rule('=');
        return text.toString();
    }

    private void step(TraceStep step, int depth) {
        String indent = "  ".repeat(depth);
        Fen amount = step.amount();
        String label = indent + say(step.name().chinese(), step.name().english());
        String outcome = switch (step.outcome()) {
            case COMPUTED, DETERMINED -> "";
            case CUT_BY_LIMIT, NOT_MODELLED, OFFSET ->
                " (" + say(step.outcome().chinese(), step.outcome().english()) + ")";
        };
        aligned(label + outcome, amount == null ? "" : amount.toYuan());
        String inputs = step.inputs().stream().map(this::input).collect(Collectors.joining(say(",", ", ")));
        if (!inputs.isEmpty()) {
            line(indent + "    " + inputs);
        }
        for (Citation citation : step.citations()) {
            line(indent + "    " + citation(citation));
        }
        List<TraceStep> below = step.steps();
        below.forEach(next -> step(next, depth + 1));
    }

    private String input(TraceInput input) {
        String name = say(input.name().chinese(), input.name().field());
        if (input instanceof TraceInput.Amount amount) {
            return name + " " + amount.value().toYuan();
        }
        if (input instanceof TraceInput.Ratio ratio) {
            return name + " " + ratio.value().toDecimal();
        }
        if (input instanceof TraceInput.Count count) {
            return name + " " + count.value();
        }
        if (input instanceof TraceInput.Code code) {
            return name + " " + say(CHINESE_CODES.getOrDefault(code.value(), code.value()), code.value());
        }
        return name + " " + say("不设", "none");
    }

    private String citation(Citation citation) {
        return say("依据 ", "under ") + citation.document() + " " + citation.article() + say(",自 ", ", from ")
                + citation.versionFrom() + say(" 起", "") + " [" + provenance(citation.provenance()) + "]";
    }

    private String provenance(Provenance provenance) {
        return switch (provenance) {
            case DOCUMENT -> say("文件", "document");
            case PUBLISHED -> say("公开报道", "published");
            case INTERPRETATION -> say("解释", "interpretation");
            case PLACEHOLDER -> say("占位值", "placeholder");
        };
    }

    private void summary(BenefitAmounts amounts) {
        aligned(say("医疗费总额", "Total medical expense"), amounts.total().toYuan());
        payers(amounts);
        aligned(say("基金支付合计", "All funds"), amounts.fundTotal().toYuan());
        if (amounts.unreferredReduction().isPositive()) {
            aligned(
                    say("其中未备案转诊由个人负担", "of the patient's part, for want of a filing"),
                    amounts.unreferredReduction().toYuan());
        }
        aligned(say("个人负担", "Patient pays"), amounts.outOfPocket().toYuan());
        if (amounts.personalAccount().isPositive()) {
            aligned(
                    "  " + say("其中个人账户支付", "of it from the personal account"),
                    amounts.personalAccount().toYuan());
        }
    }

    private void added(BenefitAmounts amounts) {
        payers(amounts);
        aligned(say("基金补付合计", "All funds add"), amounts.fundTotal().toYuan());
        aligned(
                say("退还个人", "Back to the patient"),
                amounts.outOfPocket().negated().toYuan());
        if (amounts.personalAccount().isNegative()) {
            aligned(
                    "  " + say("其中退回个人账户", "of it to the personal account"),
                    amounts.personalAccount().negated().toYuan());
        }
    }

    private void payers(BenefitAmounts amounts) {
        payer(StepName.POOLING_FUND, amounts.poolingFund());
        payer(StepName.CRITICAL_ILLNESS, amounts.criticalIllness());
        payer(StepName.EXTRA_LAYER, amounts.extras());
        payer(StepName.MEDICAL_ASSISTANCE, amounts.medicalAssistance());
        payer(StepName.ADDITIONAL_ASSISTANCE, amounts.additionalAssistance());
    }

    private void payer(StepName name, Fen amount) {
        if (amount.isPositive()) {
            aligned("  " + say(name.chinese(), name.english()), amount.toYuan());
        }
    }

    private String say(String chinese, String english) {
        return language == Language.CHINESE ? chinese : english;
    }

    private void aligned(String label, String amount) {
        int gap = Math.max(1, WIDTH - columns(label) - amount.length());
        line(amount.isEmpty() ? label : label + " ".repeat(gap) + amount);
    }

    /** A Chinese character takes two columns of a terminal. */
    private static int columns(String label) {
        return label.codePoints().map(c -> c >= 0x2E80 ? 2 : 1).sum();
    }

    private void rule(char character) {
        line(String.valueOf(character).repeat(WIDTH));
    }

    private void line(String content) {
        text.append(content).append('\n');
    }
}
