package io.tanbiao.build;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Gives each property a seed made of its own name, so that a run repeats the one before it. The
 * system property {@code tanbiao.random} ({@code ops/bin/verify --random}) leaves the seed to
 * jqwik. A seed that the property itself names stays.
 */
public final class FixedSeed implements AroundPropertyHook {

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    if (!Boolean.getBoolean("tanbiao.random") && context.attributes().seed().isEmpty()) {
      context.attributes().setSeed(Integer.toString(name(context).hashCode()));
    }
    return property.execute();
  }

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }

  private static String name(PropertyLifecycleContext context) {
    return context.containerClass().getName() + '.' + context.targetMethod().getName();
  }
}
