/** What a node answers: one record per kind of answer; failures are answers too (wire notes §2). */
package io.tanbiao.core.outcome;
