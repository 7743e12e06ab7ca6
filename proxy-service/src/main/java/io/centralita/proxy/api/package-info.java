/// The Twilio Proxy v1 API: the operations, answers, pages and refusals that Twilio's SDKs expect,
/// over the services, numbers and sessions there are. The one place of this service where a seal is
/// opened, and only to answer whose session it is.
@NullMarked
package io.centralita.proxy.api;

import org.jspecify.annotations.NullMarked;
