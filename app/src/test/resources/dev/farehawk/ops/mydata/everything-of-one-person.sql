-- One row at least in every table that leads to an account. {n} is a number of two digits, {account} an id,
-- {email} an address; a test fails when a table is missing here.
INSERT INTO account (id, email, email_key, password_hash, display_name, created_at, email_verified_at)
VALUES ('{account}', '{email}', '{email}', 'hash-{n}', 'Name {n}', '2027-01-01', '2027-01-01');
INSERT INTO consent VALUES ('{account}', 'PRIVACY', '2026-11-26', 'en', '2027-01-01');
INSERT INTO data_export VALUES ('{account}', '2027-01-02');
INSERT INTO endpoint (id, account, channel, address, label, secret, sealed, state, created_at)
OVERRIDING SYSTEM VALUE VALUES
  ({n}1, '{account}', 'EMAIL', '{email}', NULL, NULL, NULL, 'ACTIVE', '2027-01-01'),
  ({n}2, '{account}', 'WEBHOOK', 'https://{n}.example.org/hook', '=HYPERLINK("http://evil")', 'plainsecret{n}',
   'sealedsecret{n}', 'ACTIVE', '2027-01-01');
INSERT INTO account_token (hash, account, purpose, endpoint, created_at, expires_at)
VALUES ('tokenhash{n}', '{account}', 'VERIFY_EMAIL', {n}1, '2027-01-01', '2027-01-03');
INSERT INTO endpoint_challenge (hash, account, endpoint, code_hash, created_at, expires_at)
VALUES ('challengehash{n}', '{account}', {n}2, 'codehash{n}', '2027-01-01', '2027-01-03');
INSERT INTO api_key (id, account, name, hash, created_at)
VALUES (md5('key {n}')::uuid, '{account}', 'Home server {n}', 'keyhash{n}', '2027-01-01');
INSERT INTO spring_session VALUES
  ('primary{n}', 'session{n}', 1798761600000, 1798761600000, 3600, 9999999999999, '{account}');
INSERT INTO spring_session_attributes VALUES ('primary{n}', 'who', '{email}');
INSERT INTO remembered_sign_in VALUES
  ('series{n}', '{account}', 'remembertoken{n}', 'oldtoken{n}', '2027-01-01', '2027-01-01', '2027-03-01', 'Firefox {n}');
INSERT INTO second_factor VALUES ('{account}', 'totpsecret{n}', 5, '2027-01-01', '2027-01-01');
INSERT INTO recovery_code VALUES ('{account}', 'recoveryhash{n}', NULL);
INSERT INTO user_entities (id, name, display_name) VALUES ('handle{n}', '{account}', '{email}');
INSERT INTO user_credentials (credential_id, user_entity_user_id, public_key, backup_eligible, backup_state, label)
VALUES ('credential{n}', 'handle{n}', 'publickey{n}', false, false, 'Phone {n}');
INSERT INTO outside_identity VALUES ('https://login.example.org', 'subject{n}', '{account}', '{email}', '2027-01-01');
INSERT INTO fare_query (id, origin, destination, departure, adults, cabin, point_of_sale, currency, created_at)
OVERRIDING SYSTEM VALUE VALUES ({n}5, 'ZRH', 'LIS', date '2027-06-01' + {n}, 1, 'ECONOMY', 'CH', 'CHF', '2027-01-01');
INSERT INTO watch (id, account, label, origin, destination, depart_from, depart_to, rule, currency, lifecycle,
                   created_at, changed_at, queries)
VALUES (md5('watch {n}')::uuid, '{account}', '=cmd|''/c calc''!A0 {n}', 'ZRH', 'LIS', '2027-06-01', '2027-06-01', 'ORACLE', 'CHF',
        'ACTIVE', '2027-01-01', '2027-01-01', 1);
INSERT INTO watch_query (fare_query, watch) VALUES ({n}5, md5('watch {n}')::uuid);
INSERT INTO price_change (id, fare_query, kind, amount_minor, provider, carrier, observed_at, sighted_at, recorded_at,
                          request_id)
OVERRIDING SYSTEM VALUE VALUES
  ({n}7, {n}5, 'CHANGED', 10000, 'fares', 'LX', '2027-01-05', '2027-01-05', '2027-01-05', 'r{n}'),
  ({n}8, {n}5, 'CHANGED', 12000, 'fares', 'LX', '2027-01-06', '2027-01-06', '2027-01-06', 's{n}');
INSERT INTO alert (id, watch, account, trigger_no, change, fare_query, carrier, amount_minor, currency, rule,
                   observed_at, sighted_at, recorded_at, alerted_at, must_arrive_by)
VALUES (md5('alert {n}')::uuid, md5('watch {n}')::uuid, '{account}', 1, {n}7, {n}5, 'LX', 10000, 'CHF', 'ORACLE',
        '2027-01-05', '2027-01-05', '2027-01-05', '2027-01-05', '2027-01-05');
INSERT INTO alert_feedback VALUES (md5('alert {n}')::uuid, '{account}', 'USEFUL', '2027-01-05');
INSERT INTO suppression VALUES (md5('watch {n}')::uuid, {n}8, 'SNOOZED', '2027-01-06');
INSERT INTO correction VALUES
  (md5('correction {n}')::uuid, md5('alert {n}')::uuid, {n}8, 12000, '2027-01-06', '2027-01-06', '2027-01-06', '2027-01-06');
INSERT INTO outage (id, watch, number, fares, all_fares, reason, told_at)
VALUES (md5('outage {n}')::uuid, md5('watch {n}')::uuid, 1, 1, 1, 'no source answers', '2027-01-07');
INSERT INTO delivery (id, alert, watch, trigger_no, endpoint, account, channel, lane, state, due, must_arrive_by,
                      give_up_at, tie, kind, outage)
VALUES
  (md5('delivery {n}')::uuid, md5('alert {n}')::uuid, md5('watch {n}')::uuid, 1, {n}1, '{account}', 'EMAIL', 2,
   'ACCEPTED', '2027-01-05', '2027-01-05', '2027-01-05', 1, 'ALERT', NULL),
  (md5('waiting {n}')::uuid, md5('alert {n}')::uuid, md5('watch {n}')::uuid, 1, {n}2, '{account}', 'WEBHOOK', 2,
   'WAITING', '2027-01-05', '2027-01-05', '2027-01-05', 1, 'ALERT', NULL),
  (md5('outage delivery {n}')::uuid, NULL, md5('watch {n}')::uuid, 1, {n}1, '{account}', 'EMAIL', 2,
   'PENDING', '2027-01-05', '2027-01-05', '2027-01-05', 1, 'STOPPED', md5('outage {n}')::uuid);
INSERT INTO attempt VALUES (md5('delivery {n}')::uuid, 1, 1, '2027-01-05', '2027-01-05', 'ACCEPTED', '250 OK {n}');
INSERT INTO preference VALUES ('{account}', '22:00', '07:00', 5, '18:00', 5, '2027-01-05');
INSERT INTO channel_preference VALUES ('{account}', 'EMAIL', 1, false);
INSERT INTO inbox_mark VALUES ('{account}', 1);
INSERT INTO endpoint_mute VALUES (md5('watch {n}')::uuid, {n}2, '2027-01-05');
INSERT INTO notice (account, words, created_at) VALUES ('{account}', 'Your webhook was switched off {n}.', '2027-01-05');
INSERT INTO account_deletion (account, asked_at, erase_after, state) VALUES ('{account}', '2027-01-30', '2027-02-01', 'CLOSED');
INSERT INTO idempotent_request (account, key_hash, fingerprint, begun_at, status, body)
VALUES ('{account}', 'idempotencyhash{n}', 'fingerprint{n}', '2027-01-30', 200, '{email}');
