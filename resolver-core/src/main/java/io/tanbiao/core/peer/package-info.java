/**
 * Other nodes that hold keys and groups which a decision here needs (HW-8.15): who they are is said
 * by {@link io.tanbiao.core.peer.Peers}, and what one decision may cost by {@link
 * io.tanbiao.core.peer.Inquiry}. Knows handles and operations only.
 */
package io.tanbiao.core.peer;
