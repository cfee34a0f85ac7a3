package org.wavecrate;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Property;

/// A property that must hold for all generated inputs, tried on the same inputs in every run.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Property(seed = "20261122", tries = 300, edgeCases = EdgeCasesMode.MIXIN)
public @interface Law {}
