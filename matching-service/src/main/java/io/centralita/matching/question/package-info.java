/// What people were asked and have yet to answer: an answer belongs to its question.
@NullMarked
package io.centralita.matching.question;

import org.jspecify.annotations.NullMarked;
