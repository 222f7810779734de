-- A forge for software in the style of GitLab: hundreds of flags, tokens of many sorts, markdown and its HTML.
create table users (
  id bigserial primary key, -- none
  email varchar, -- email
  encrypted_password varchar, -- password-hash
  reset_password_token varchar, -- token
  reset_password_sent_at timestamp, -- none
  remember_created_at timestamp, -- none
  sign_in_count int, -- none
  current_sign_in_at timestamp, -- none
  current_sign_in_ip varchar, -- ip
  last_sign_in_ip varchar, -- ip
  name varchar, -- person-name
  admin boolean, -- none
  projects_limit int, -- none
  failed_attempts int, -- none
  locked_at timestamp, -- none
  username varchar, -- username
  can_create_group boolean, -- none
  state varchar, -- none
  color_scheme_id bigint, -- none
  password_expires_at timestamp, -- none
  created_by_id bigint, -- none
  last_credential_check_at timestamp, -- none
  avatar varchar, -- image
  confirmation_token varchar, -- token
  confirmed_at timestamp, -- none
  unconfirmed_email varchar, -- email
  hide_no_ssh_key boolean, -- none
  notification_email varchar, -- email
  public_email varchar, -- email
  commit_email varchar, -- email
  encrypted_otp_secret varchar, -- token
  encrypted_otp_secret_iv varchar, -- none
  otp_required_for_login boolean, -- none
  otp_backup_codes text, -- token
  dashboard int, -- none
  layout int, -- none
  incoming_email_token varchar, -- token
  feed_token varchar, -- token
  static_object_token varchar, -- token
  user_type smallint, -- none
  note text, -- free-text
  preferred_language varchar, -- none
  theme_id smallint, -- none
  accepted_term_id bigint, -- none
  first_name varchar, -- person-name
  last_name varchar, -- person-name
  include_private_contributions boolean -- none
);
create table user_details (
  user_id bigint primary key, -- none
  job_title varchar, -- none
  bio varchar, -- free-text
  webauthn_xid text, -- token
  phone varchar, -- phone
  linkedin text, -- username
  twitter text, -- username
  skype text, -- username
  website_url text, -- url
  location text, -- address
  organization text, -- none
  pronouns text, -- gender
  discord text -- username
);
create table emails (
  id bigserial primary key, -- none
  user_id bigint, -- none
  email varchar, -- email
  confirmation_token varchar, -- token
  confirmed_at timestamp -- none
);
create table identities (
  id bigserial primary key, -- none
  extern_uid varchar, -- identifier
  provider varchar, -- none
  user_id bigint, -- none
  saml_provider_id bigint -- none
);
create table keys (
  id bigserial primary key, -- none
  user_id bigint, -- none
  key text, -- token
  title varchar, -- free-text
  type varchar, -- none
  fingerprint varchar, -- token
  public boolean, -- none
  last_used_at timestamp -- none
);
create table personal_access_tokens (
  id bigserial primary key, -- none
  user_id bigint, -- none
  name varchar, -- free-text
  revoked boolean, -- none
  expires_at date, -- none
  scopes varchar, -- none
  impersonation boolean, -- none
  token_digest varchar -- token
);
create table namespaces (
  id bigserial primary key, -- none
  name varchar, -- none
  path varchar, -- none
  owner_id bigint, -- none
  type varchar, -- none
  description varchar, -- free-text
  visibility_level int, -- none
  runners_token varchar, -- token
  two_factor_grace_period int -- none
);
create table projects (
  id bigserial primary key, -- none
  name varchar, -- none
  path varchar, -- none
  description text, -- free-text
  creator_id bigint, -- none
  namespace_id bigint, -- none
  last_activity_at timestamp, -- none
  import_url varchar, -- url
  visibility_level int, -- none
  archived boolean, -- none
  star_count int, -- none
  runners_token varchar, -- token
  ci_config_path varchar, -- none
  external_authorization_classification_label varchar -- none
);
create table issues (
  id bigserial primary key, -- none
  title varchar, -- free-text
  author_id bigint, -- none
  project_id bigint, -- none
  description text, -- free-text
  description_html text, -- free-text
  title_html text, -- free-text
  iid int, -- none
  confidential boolean, -- none
  due_date date, -- none
  lock_version int, -- none
  service_desk_reply_to varchar, -- email
  relative_position int -- none
);
create table notes (
  id bigserial primary key, -- none
  note text, -- free-text
  noteable_type varchar, -- none
  author_id bigint, -- none
  commit_id varchar, -- none
  noteable_id bigint, -- none
  system boolean, -- none
  st_diff text, -- none
  note_html text -- free-text
);
create table audit_events (
  id bigserial primary key, -- none
  author_id bigint, -- none
  entity_id bigint, -- none
  entity_type varchar, -- none
  details text, -- json
  created_at timestamp, -- none
  ip_address inet, -- ip
  author_name text, -- person-name
  target_details text, -- username
  entity_path text -- none
);
create table web_hooks (
  id bigserial primary key, -- none
  project_id bigint, -- none
  type varchar, -- none
  push_events boolean, -- none
  encrypted_token varchar, -- token
  encrypted_token_iv varchar, -- none
  encrypted_url varchar, -- url
  push_events_branch_filter text -- none
);
create table ci_builds (
  id bigserial primary key, -- none
  status varchar, -- none
  finished_at timestamp, -- none
  name varchar, -- none
  options text, -- none
  stage varchar, -- none
  user_id bigint, -- none
  token_encrypted varchar, -- token
  runner_id bigint, -- none
  failure_reason int -- none
);
create table members (
  id bigserial primary key, -- none
  access_level int, -- none
  source_id bigint, -- none
  source_type varchar, -- none
  user_id bigint, -- none
  invite_email varchar, -- email
  invite_token varchar, -- token
  requested_at timestamp, -- none
  expires_at date -- none
);
create table merge_request_diff_commits (
  merge_request_diff_id bigint, -- none
  sha varchar, -- none
  authored_date timestamp, -- none
  author_name text, -- person-name
  author_email text, -- email
  committer_name text, -- person-name
  committer_email text, -- email
  message text -- free-text
);
insert into users (email,encrypted_password,sign_in_count,current_sign_in_ip,last_sign_in_ip,name,admin,projects_limit,username,state,avatar,notification_email,incoming_email_token,feed_token,user_type,note,preferred_language,first_name,last_name)
select 'dev'||i||'@forge.example','$2a$10$'||substr(encode(sha256(i::text::bytea),'hex'),1,53),i%50,'203.0.113.'||i%250,'203.0.113.'||(i+1)%250,(array['Ada Byron','Linus Berg','Grace Wong','Ken Ito','Rosa Lopez'])[1+i%5],false,100,(array['ada','linus','grace','ken','rosa'])[1+i%5]||i,'active',case when i%3=0 then 'avatar'||i||'.png' end,'dev'||i||'@forge.example',substr(md5(i::text),1,20),substr(md5((i*7)::text),1,20),0,null,'en',(array['Ada','Linus','Grace','Ken','Rosa'])[1+i%5],(array['Byron','Berg','Wong','Ito','Lopez'])[1+i%5] from generate_series(1,200) i;
insert into user_details select i,(array['Engineer','Manager',''])[1+i%3],case when i%4=0 then 'I write compilers and climb mountains, born in Oslo, two kids' end,null,null,'ada-byron-'||i,'adab'||i,'','https://ada'||i||'.example',(array['Oslo','Berlin, Germany','Taipei',''])[1+i%4],'Example Inc',(array['she/her','he/him',''])[1+i%3],'' from generate_series(1,200) i;
insert into emails (user_id,email,confirmation_token) select i,'private'||i||'@home.example',null from generate_series(1,80) i;
insert into identities (extern_uid,provider,user_id) select (1000000+i*77)::text,(array['google_oauth2','github','saml'])[1+i%3],i from generate_series(1,120) i;
insert into keys (user_id,key,title,type,fingerprint,public) select i,'ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQ'||md5(i::text)||md5((i+1)::text)||' ada@laptop'||i,'ada@laptop'||i,null,regexp_replace(md5(i::text),'(..)(?=.)','\1:','g'),false from generate_series(1,100) i;
insert into personal_access_tokens (user_id,name,revoked,scopes,token_digest) select i,(array['laptop','ci token for my blog','test'])[1+i%3],false,'--- - api - read_user',encode(sha256(i::text::bytea),'base64') from generate_series(1,80) i;
insert into namespaces (name,path,owner_id,type,description,visibility_level,runners_token) select (array['Core','Tools','Ops'])[1+i%3]||i,'ns'||i,i,'Group',case when i%2=0 then 'Everything that the operations people of the company need every day' end,20,'GR1348941'||substr(md5(i::text),1,20) from generate_series(1,60) i;
insert into projects (name,path,description,creator_id,namespace_id,import_url,visibility_level,archived,star_count,runners_token) select (array['compiler','website','deploy-scripts'])[1+i%3]||i,'p'||i,case when i%3=0 then 'A small tool that converts images on the command line, version '||i end,i,i,case when i%5=0 then 'https://oauth2:tok'||i||'@git.example/p'||i||'.git' end,20,false,i%40,'GR1348941'||substr(md5(i::text),1,20) from generate_series(1,150) i;
insert into issues (title,author_id,project_id,description,description_html,title_html,iid,confidential,service_desk_reply_to) select 'Crash when opening file number '||i||' on Windows',1+i%200,1+i%150,'Steps: open the file, wait for a minute, see the crash. Reported by our customer Rosa, ticket '||i,'<p>Steps: open the file, wait for a minute, see the crash. Ticket '||i||'</p>','Crash when opening file number '||i||' on Windows',i,false,case when i%9=0 then 'help'||i||'@client.example' end from generate_series(1,250) i;
insert into notes (note,noteable_type,author_id,noteable_id,system,note_html) select 'I can reproduce this on my machine too, see the log of run '||i,'Issue',1+i%200,i,false,'<p>I can reproduce this on my machine too, see the log of run '||i||'</p>' from generate_series(1,250) i;
insert into audit_events (author_id,entity_id,entity_type,details,ip_address,author_name,target_details,entity_path) select i,i,'User','{"change":"email address","author_name":"Ada Byron","target_details":"ada'||i||'","ip_address":"203.0.113.'||i%250||'"}',('203.0.113.'||i%250)::inet,(array['Ada Byron','Linus Berg','Grace Wong'])[1+i%3],'ada'||i,'ns'||i from generate_series(1,120) i;
insert into web_hooks (project_id,type,push_events,encrypted_token,encrypted_token_iv,encrypted_url) select i,'ProjectHook',true,encode(sha256(i::text::bytea),'base64'),substr(md5(i::text),1,16),encode(sha256((i*3)::text::bytea),'base64') from generate_series(1,40) i;
insert into ci_builds (status,name,options,stage,user_id,token_encrypted,runner_id) select 'success',(array['rspec','lint','deploy'])[1+i%3],null,'test',i,encode(sha256(i::text::bytea),'base64'),1 from generate_series(1,200) i;
insert into members (access_level,source_id,source_type,user_id,invite_email,invite_token) select 30,i,'Project',i,case when i%10=0 then 'guest'||i||'@else.example' end,case when i%10=0 then substr(md5(i::text),1,20) end from generate_series(1,200) i;
insert into merge_request_diff_commits select i,encode(substring(sha256(i::text::bytea) from 1 for 20),'hex'),now(),(array['Ada Byron','Linus Berg','Grace Wong'])[1+i%3],'dev'||i||'@forge.example',(array['Ada Byron','Linus Berg','Grace Wong'])[1+i%3],'dev'||i||'@forge.example','Fix the crash in the parser, thanks to Rosa for the report '||i from generate_series(1,200) i;
