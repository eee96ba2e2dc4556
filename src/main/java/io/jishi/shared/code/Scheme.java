package io.jishi.shared.code;

/** The two basic medical insurance schemes. */
public enum Scheme {
    /** Urban-rural residents (城乡居民基本医疗保险). */
    RESIDENT,
    /** Urban employees (城镇职工基本医疗保险). */
    EMPLOYEE
}
