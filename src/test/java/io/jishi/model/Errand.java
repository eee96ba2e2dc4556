package io.jishi.model;

import io.jishi.settlement.model.MessageKey;
import io.jishi.settlement.model.SettleRequest;
import io.jishi.shared.id.PersonKey;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One message that a hospital wants an answer to, and what it knows of its fate. */
final class Errand {

    /** What the message asks for. */
    enum Kind {
        SETTLE(MessageKey.SETTLE),
        SETTLE_OPENED(MessageKey.SETTLE),
        CANCEL(MessageKey.CANCEL),
        REVERSE(MessageKey.REVERSE),
        SUPPLEMENT(MessageKey.SUPPLEMENT),
        OPEN(MessageKey.OPEN_VISIT),
        UPLOAD(MessageKey.UPLOAD_LINES),
        DISCHARGE(MessageKey.DISCHARGE),
        WITHDRAW(MessageKey.WITHDRAW_VISIT);

        private final String transaction;

        Kind(String transaction) {
            this.transaction = transaction;
        }

        String transaction() {
            return transaction;
        }

        boolean settles() {
            return this == SETTLE || this == SETTLE_OPENED;
        }

        boolean isAboutBills() {
            return settles() || this == CANCEL || this == SUPPLEMENT;
        }
    }

    /** What a hospital knows at last. */
    enum Fate {
        /** It made a row, or undid one. */
        MADE_A_ROW,
        /** It changed a visit, or there was nothing to undo. */
        DONE,
        REJECTED,
        ALIAS,
        /** It was reversed before it arrived. */
        TOMBSTONE,
        /** Refused for a reason that may pass; nothing is stored. */
        DECLINED,
        /** Its key belongs to other content. */
        KEY_IN_USE,
        REFUSED,
        /** The hospital has reversed it. */
        NEUTRALISED
    }

    final Kind kind;
    final MessageKey key;
    final PersonKey person;
    /** What the message says, in a form that the gateway's fingerprint has no part in. */
    final String content;
    /** The stay or visit of the patient, whatever keys and numbers it goes by. */
    final String stay;

    @Nullable
    SettleRequest request;

    @Nullable
    Errand target;

    @Nullable
    String aboutRow;

    @Nullable
    String aboutVisit;

    long total;

    @Nullable
    Fate fate;

    @Nullable
    String row;

    @Nullable
    String visitId;

    Errand(Kind kind, MessageKey key, PersonKey person, String content, String stay) {
        this.kind = kind;
        this.key = key;
        this.person = person;
        this.content = content;
        this.stay = stay;
    }

    SettleRequest request() {
        return Objects.requireNonNull(request);
    }

    Errand target() {
        return Objects.requireNonNull(target);
    }

    String aboutRow() {
        return Objects.requireNonNull(aboutRow);
    }

    String aboutVisit() {
        return Objects.requireNonNull(aboutVisit);
    }

    static String nameOf(MessageKey key) {
        return key.transaction() + " " + key.providerCode() + "/" + key.messageId();
    }

    @Override
    public String toString() {
        return nameOf(key) + " (" + content + ")";
    }
}
