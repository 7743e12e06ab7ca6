package io.centralita.proxy.api;

import io.centralita.proxy.account.Account;
import io.centralita.proxy.service.Service;
import io.centralita.proxy.session.Session;

/// Where a session is: whose, in which service, under which address.
///
/// @param session the address of the session, without a slash at the end
record Place(String accountSid, String serviceSid, String session) {

  static Place of(Account account, Service service, Session session, String services) {
    var sid = service.sid().toString();
    return new Place(account.sid(), sid, services + "/" + sid + "/Sessions/" + session.sid());
  }
}
