package io.jishi.nhsa.hospital;

/**
 * A patient as 1101 has answered.
 *
 * @param certno ID number
 * @param psnNo person number
 * @param insutype scheme
 * @param region region of the insured, to be sent back in every envelope
 */
record Patient(String certno, String psnNo, String insutype, String region) {}
