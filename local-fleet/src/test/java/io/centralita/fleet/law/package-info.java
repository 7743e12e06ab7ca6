/// The laws, tried on the whole fleet.
@org.jspecify.annotations.NullMarked
package io.centralita.fleet.law;
