/** What a user does first: set up, look, ask, lose power, look again (interface §1, §2, §7). */
package io.tanbiao.conformance.acceptance;
