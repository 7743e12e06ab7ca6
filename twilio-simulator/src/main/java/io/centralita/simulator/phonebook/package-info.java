/// The people with phones: who has which number, and what they have not read yet.
@NullMarked
package io.centralita.simulator.phonebook;

import org.jspecify.annotations.NullMarked;
