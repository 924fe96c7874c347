/**
 * The threads that UDP and TCP run on, with the native transport of the machine where there is one.
 * Knows Netty and nothing of Handle.
 */
package io.tanbiao.protocol.eventloop;
