package io.centralita.audit.search;

import io.centralita.audit.paging.Filters;
import io.centralita.audit.paging.Page;
import io.centralita.kit.security.Caller;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// `GET /message-logs`: the caller's tenant's messages and triggers, newest first.
@RestController
class SearchController {
  private final SearchStore store;

  SearchController(SearchStore store) {
    this.store = store;
  }

  @GetMapping("/message-logs")
  Page<LoggedMessage> messageLogs(
      @AuthenticationPrincipal Jwt token, @RequestParam MultiValueMap<String, String> parameters) {
    var caller = Caller.of(token, "audit:read");
    var search = Search.of(caller.tenant(), new Filters(parameters, Search.FILTERS));
    return Page.of(store.find(search), search.limit(), LoggedMessage::place);
  }
}
