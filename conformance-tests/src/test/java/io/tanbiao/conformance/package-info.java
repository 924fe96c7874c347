/**
 * Black box: the packed distribution, started as a process of its own, judged by the official
 * client {@code net.handle:handle-client:9.3.1} and by a peer that shares no code with it.
 *
 * <p>Where the name of a test starts with {@code s} and a number, that is the section of the wire
 * notes it stands for.
 */
package io.tanbiao.conformance;
