package io.jishi.nhsa.hospital;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a hospital wants to say, before it has a message id.
 *
 * @param dialect how it is written
 * @param infno transaction
 * @param insuredRegion region of the insured person; empty if nobody is concerned
 * @param input the nodes, by the national tables
 */
record Message(Dialect dialect, String infno, String insuredRegion, ObjectNode input) {}
