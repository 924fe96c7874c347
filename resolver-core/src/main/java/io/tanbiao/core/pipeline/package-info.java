/**
 * The way of every request, whatever transport it came by: one interface with one method, and
 * decorators around it in one written order ({@link io.tanbiao.core.pipeline.Pipeline}).
 */
package io.tanbiao.core.pipeline;
