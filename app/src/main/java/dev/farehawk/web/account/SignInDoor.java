package dev.farehawk.web.account;

import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.savedrequest.RequestCache;

/**
 * Where a sign-in is written down.
 *
 * @param contexts who is signed in, by session
 * @param wanted the page that sent somebody to the sign-in
 * @param forms gives out a new form token, as the old one may be known to others
 * @param staySignedIn browsers that stay signed in
 * @param afterSignIn what waited for it
 */
record SignInDoor(
    SecurityContextRepository contexts,
    RequestCache wanted,
    SessionAuthenticationStrategy forms,
    StaySignedIn staySignedIn,
    AfterSignIn afterSignIn) {}
