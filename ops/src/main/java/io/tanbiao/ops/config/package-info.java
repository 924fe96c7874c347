/**
 * Configuration of a node: every key once, with type, unit, limits and meaning; read from {@code
 * tanbiao.yaml}, the environment and the command line, in rising order of weight (interface §3).
 *
 * <p>The page {@code docs/operations/configuration.md} is written from {@link
 * io.tanbiao.ops.config.Settings}.
 */
package io.tanbiao.ops.config;
