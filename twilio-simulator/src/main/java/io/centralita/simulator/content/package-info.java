/// Message templates: the Content API, and what a person sees when a template is sent.
@NullMarked
package io.centralita.simulator.content;

import org.jspecify.annotations.NullMarked;
