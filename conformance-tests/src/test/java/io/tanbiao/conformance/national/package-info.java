/** The node as the client SDKs of the national identifier system see it (wire notes §9.4). */
package io.tanbiao.conformance.national;
