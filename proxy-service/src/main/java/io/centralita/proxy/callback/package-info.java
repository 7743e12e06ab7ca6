/// What an account's own servers are told and asked: callbacks as Twilio posts them, signed with
/// the account's auth token, to public addresses only.
@NullMarked
package io.centralita.proxy.callback;

import org.jspecify.annotations.NullMarked;
