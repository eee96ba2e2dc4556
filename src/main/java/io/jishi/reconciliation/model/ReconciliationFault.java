package io.jishi.reconciliation.model;

/**
 * Why a file is refused. Nothing is stored for such a request.
 *
 * @param code what is wrong
 * @param line line of the file, from 1; 0 where no line is to blame
 * @param detail one English sentence, never with a person's data
 */
public record ReconciliationFault(Code code, long line, String detail) {

    /** Of the whole file. */
    public static ReconciliationFault of(Code code, String detail) {
        return new ReconciliationFault(code, 0, detail);
    }

    /** The sentence in Chinese, with the line. */
    public String chinese() {
        return line == 0 ? code.chinese : "第" + line + "行:" + code.chinese;
    }

    /** The sentence in English, with the line. */
    public String english() {
        return line == 0 ? detail : "Line " + line + ": " + detail;
    }

    /** Kinds of faults; numbers share one list with the reasons and are never used again. */
    public enum Code {
        /** No such file of this institution, or it has expired. */
        FILE_NOT_FOUND(6101, "文件不存在或已过期"),
        /** A file without a byte. */
        FILE_EMPTY(6102, "文件为空"),
        /** More bytes than a file may have. */
        FILE_TOO_LARGE(6103, "文件过大"),
        /** The institution has as many unexpired files as it may. */
        TOO_MANY_FILES(6104, "未过期文件过多"),
        /** No name, or one that is too long or not printable. */
        FILE_NAME_INVALID(6105, "文件名无效"),
        /** It begins as a ZIP archive and is none that can be read. */
        ARCHIVE_BROKEN(6106, "压缩文件无法读取"),
        /** Not exactly one file in the archive. */
        ARCHIVE_ENTRIES(6107, "压缩文件须只含一个文件"),
        /** It unpacks to more than it may. */
        ARCHIVE_EXPANDS(6108, "解压后过大或压缩比异常"),
        /** More rows than a file may have. */
        TOO_MANY_ROWS(6109, "文件行数过多"),
        /** A line is longer than a row can be. */
        LINE_TOO_LONG(6110, "行过长"),
        /** A line is not UTF-8. */
        LINE_NOT_UTF8(6111, "不是UTF-8编码"),
        /** A line has other columns, or a value of another form. */
        LINE_MALFORMED(6112, "格式错误"),
        /** The same bill on two lines. */
        ROW_TWICE(6113, "结算重复出现"),
        /** A bill of another institution, region or person. */
        ROW_FOREIGN(6114, "结算不属于本机构、本清算区或该人员"),
        /** The sums of the request are not those of the file. */
        CLAIM_DIFFERS(6115, "请求的合计与文件合计不一致"),
        /** We have more rows than can be compared at once. */
        PERIOD_TOO_LARGE(6116, "对账期间结算过多,请缩短期间");

        private final int number;
        private final String chinese;

        Code(int number, String chinese) {
            this.number = number;
            this.chinese = chinese;
        }

        /** The stable number. */
        public int number() {
            return number;
        }

        /** One sentence in Chinese. */
        public String chinese() {
            return chinese;
        }
    }
}
