-- A learning platform in the style of Moodle: one prefix for all tables, integers for times, lower-case words without separators.
create table mdl_user (
  id bigint auto_increment primary key, -- none
  auth varchar(20), -- none
  confirmed tinyint(1), -- none
  policyagreed tinyint(1), -- none
  deleted tinyint(1), -- none
  suspended tinyint(1), -- none
  mnethostid bigint, -- none
  username varchar(100), -- username
  password varchar(255), -- password-hash
  idnumber varchar(255), -- identifier
  firstname varchar(100), -- person-name
  lastname varchar(100), -- person-name
  email varchar(100), -- email
  emailstop tinyint(1), -- none
  phone1 varchar(20), -- phone
  phone2 varchar(20), -- phone
  institution varchar(255), -- none
  department varchar(255), -- none
  address varchar(255), -- address
  city varchar(120), -- address
  country varchar(2), -- none
  lang varchar(30), -- none
  calendartype varchar(30), -- none
  theme varchar(50), -- none
  timezone varchar(100), -- none
  firstaccess bigint, -- none
  lastaccess bigint, -- none
  lastlogin bigint, -- none
  currentlogin bigint, -- none
  lastip varchar(45), -- ip
  secret varchar(15), -- token
  picture bigint, -- none
  description longtext, -- free-text
  descriptionformat tinyint, -- none
  mailformat tinyint(1), -- none
  maildigest tinyint(1), -- none
  maildisplay tinyint, -- none
  autosubscribe tinyint(1), -- none
  trackforums tinyint(1), -- none
  timecreated bigint, -- none
  timemodified bigint, -- none
  trustbitmask bigint, -- none
  imagealt varchar(255), -- free-text
  lastnamephonetic varchar(255), -- person-name
  firstnamephonetic varchar(255), -- person-name
  middlename varchar(255), -- person-name
  alternatename varchar(255), -- person-name
  moodlenetprofile varchar(255) -- username
);
create table mdl_course (
  id bigint auto_increment primary key, -- none
  category bigint, -- none
  sortorder bigint, -- none
  fullname varchar(254), -- none
  shortname varchar(255), -- none
  idnumber varchar(100), -- none
  summary longtext, -- free-text
  summaryformat tinyint, -- none
  format varchar(21), -- none
  startdate bigint, -- none
  enddate bigint, -- none
  visible tinyint(1), -- none
  lang varchar(30) -- none
);
create table mdl_user_info_field (
  id bigint auto_increment primary key, -- none
  shortname varchar(255), -- none
  name longtext, -- none
  datatype varchar(255), -- none
  sortorder bigint -- none
);
create table mdl_user_info_data (
  id bigint auto_increment primary key, -- none
  userid bigint, -- none
  fieldid bigint, -- none
  data longtext, -- contact
  dataformat tinyint -- none
);
create table mdl_user_preferences (
  id bigint auto_increment primary key, -- none
  userid bigint, -- none
  name varchar(255), -- none
  value varchar(1333) -- none
);
create table mdl_role (
  id bigint auto_increment primary key, -- none
  name varchar(255), -- none
  shortname varchar(100), -- none
  description longtext, -- none
  archetype varchar(30) -- none
);
create table mdl_forum_posts (
  id bigint auto_increment primary key, -- none
  discussion bigint, -- none
  parent bigint, -- none
  userid bigint, -- none
  created bigint, -- none
  modified bigint, -- none
  mailed tinyint, -- none
  subject varchar(255), -- free-text
  message longtext, -- free-text
  messageformat tinyint, -- none
  attachment varchar(100) -- none
);
create table mdl_messages (
  id bigint auto_increment primary key, -- none
  useridfrom bigint, -- none
  conversationid bigint, -- none
  subject longtext, -- free-text
  fullmessage longtext, -- free-text
  fullmessageformat tinyint(1), -- none
  smallmessage longtext, -- free-text
  timecreated bigint -- none
);
create table mdl_logstore_standard_log (
  id bigint auto_increment primary key, -- none
  eventname varchar(255), -- none
  component varchar(100), -- none
  action varchar(100), -- none
  target varchar(100), -- none
  objecttable varchar(50), -- none
  objectid bigint, -- none
  crud varchar(1), -- none
  edulevel tinyint(1), -- none
  contextid bigint, -- none
  userid bigint, -- none
  relateduserid bigint, -- none
  other longtext, -- none
  timecreated bigint, -- none
  origin varchar(10), -- none
  ip varchar(45) -- ip
);
create table mdl_sessions (
  id bigint auto_increment primary key, -- none
  state bigint, -- none
  sid varchar(128), -- token
  userid bigint, -- none
  sessdata longtext, -- token
  timecreated bigint, -- none
  firstip varchar(45), -- ip
  lastip varchar(45) -- ip
);
create table mdl_assign_submission (
  id bigint auto_increment primary key, -- none
  assignment bigint, -- none
  userid bigint, -- none
  status varchar(10), -- none
  attemptnumber bigint -- none
);
create table mdl_assignsubmission_onlinetext (
  id bigint auto_increment primary key, -- none
  submission bigint, -- none
  onlinetext longtext, -- free-text
  onlineformat tinyint -- none
);
create table mdl_grade_grades (
  id bigint auto_increment primary key, -- none
  itemid bigint, -- none
  userid bigint, -- none
  rawgrade decimal(10,5), -- none
  finalgrade decimal(10,5), -- none
  feedback longtext, -- free-text
  feedbackformat bigint -- none
);
create table mdl_files (
  id bigint auto_increment primary key, -- none
  contenthash varchar(40), -- none
  pathnamehash varchar(40), -- none
  component varchar(100), -- none
  filearea varchar(50), -- none
  filepath varchar(255), -- none
  filename varchar(255), -- none
  filesize bigint, -- none
  mimetype varchar(100), -- none
  author varchar(255), -- person-name
  license varchar(255) -- none
);
create table mdl_external_tokens (
  id bigint auto_increment primary key, -- none
  token varchar(128), -- token
  privatetoken varchar(64), -- token
  tokentype smallint, -- none
  userid bigint, -- none
  externalserviceid bigint, -- none
  sid varchar(128), -- token
  iprestriction varchar(255), -- ip
  validuntil bigint, -- none
  lastaccess bigint -- none
);
create table mdl_badge_issued (
  id bigint auto_increment primary key, -- none
  badgeid bigint, -- none
  userid bigint, -- none
  uniquehash longtext, -- token
  dateissued bigint -- none
);
insert into mdl_user (auth,confirmed,username,password,idnumber,firstname,lastname,email,phone1,institution,department,address,city,country,lang,timezone,firstaccess,lastip,secret,picture,description,descriptionformat,timecreated)
with recursive n(i) as (select 1 union all select i+1 from n where i<260)
select 'manual',1,concat(lower(elt(1+i%6,'lena','omar','priya','tomas','julia','ken')),i),concat('$2y$10$',substr(concat(sha2(i,256)),1,53)),concat('S',100000+i),elt(1+i%6,'Lena','Omar','Priya','Tomás','Julia','Ken'),elt(1+i%7,'Fischer','Haddad','Sharma','Novák','Silva','Tanaka','O''Brien'),concat('student',i,'@school.example'),concat('0',7700900000+i),'Example University',elt(1+i%3,'Physics','History','Law'),concat(i,' College Road'),elt(1+i%4,'Oxford','Leeds','York','Bath'),'GB','en','99',1600000000+i,concat('192.0.2.',i%250),substr(md5(i),1,15),0,if(i%4=0,concat('<p>Hello, I am a student of year ',i%4,' and I like chess and long walks.</p>'),''),1,1600000000+i from n;
insert into mdl_course (category,sortorder,fullname,shortname,idnumber,summary,summaryformat,format,startdate,visible,lang) with recursive n(i) as (select 1 union all select i+1 from n where i<40) select 1,i,concat(elt(1+i%4,'Introduction to Physics','Modern History','Constitutional Law','Linear Algebra'),' ',i),concat('C',i),concat('PHY-',i),concat('This course covers the basics of the field and prepares students for exam ',i,'.'),1,'topics',1600000000,1,'' from n;
insert into mdl_user_info_field (shortname,name,datatype,sortorder) values ('dob','Date of birth','datetime',1),('passportno','Passport number','text',2),('mobile','Mobile phone','text',3),('tshirt','T-shirt size','menu',4);
insert into mdl_user_info_data (userid,fieldid,data,dataformat) with recursive n(i) as (select 1 union all select i+1 from n where i<280) select i,1+i%4,case i%4 when 0 then from_unixtime(300000000+i*86400*20,'%Y-%m-%d') when 1 then concat('X',1000000+i*37) when 2 then concat('+44 7700 900',lpad(i%1000,3,'0')) else elt(1+i%3,'S','M','L') end,0 from n;
insert into mdl_user_preferences (userid,name,value) with recursive n(i) as (select 1 union all select i+1 from n where i<300) select i,elt(1+i%4,'auth_forcepasswordchange','htmleditor','calendar_maxevents','drawer-open-nav'),elt(1+i%4,'0','atto','10','true') from n;
insert into mdl_role (name,shortname,description,archetype) values ('Manager','manager','Managers can access courses and modify them, but usually do not participate in them.','manager'),('','student','Students generally have fewer privileges within a course.','student'),('Teacher','editingteacher','Teachers can do anything within a course, including changing activities and grading.','editingteacher'),('','guest','Guests have minimal privileges and usually cannot enter text anywhere.','guest');
insert into mdl_forum_posts (discussion,parent,userid,created,modified,mailed,subject,message,messageformat,attachment) with recursive n(i) as (select 1 union all select i+1 from n where i<200) select i,0,i,1600000000,1600000000,1,concat('Re: question about exercise ',i),concat('<p>Hi Lena, I think the answer to exercise ',i,' is wrong, please write to me at student',i,'@school.example</p>'),1,'' from n;
insert into mdl_messages (useridfrom,conversationid,subject,fullmessage,fullmessageformat,smallmessage,timecreated) with recursive n(i) as (select 1 union all select i+1 from n where i<150) select i,i,null,concat('Could we meet on Tuesday at ',i%12,' to talk about my thesis, please?'),0,concat('Could we meet on Tuesday at ',i%12,' to talk about my thesis, please?'),1600000000 from n;
insert into mdl_logstore_standard_log (eventname,component,action,target,objecttable,objectid,crud,edulevel,contextid,userid,other,timecreated,origin,ip) with recursive n(i) as (select 1 union all select i+1 from n where i<400) select '\\core\\event\\course_viewed','core','viewed','course',null,i,'r',2,i,i,concat('{"coursesectionnumber":"',i%9,'"}'),1600000000+i,'web',concat('198.51.100.',i%250) from n;
insert into mdl_sessions (state,sid,userid,sessdata,timecreated,firstip,lastip) with recursive n(i) as (select 1 union all select i+1 from n where i<80) select 0,substr(md5(i),1,26),i,null,1600000000,concat('198.51.100.',i%250),concat('198.51.100.',i%250) from n;
insert into mdl_assign_submission (assignment,userid,status,attemptnumber) with recursive n(i) as (select 1 union all select i+1 from n where i<100) select 1,i,'submitted',0 from n;
insert into mdl_assignsubmission_onlinetext (submission,onlinetext,onlineformat) with recursive n(i) as (select 1 union all select i+1 from n where i<100) select i,concat('<p>In my essay I will argue that the treaty of ',1600+i,' changed my view of Europe.</p>'),1 from n;
insert into mdl_grade_grades (itemid,userid,rawgrade,finalgrade,feedback,feedbackformat) with recursive n(i) as (select 1 union all select i+1 from n where i<200) select 1,i,i%100,i%100,if(i%3=0,concat('Well argued, Julia, but look again at page ',i,' of the book.'),null),1 from n;
insert into mdl_files (contenthash,pathnamehash,component,filearea,filepath,filename,filesize,mimetype,author,license) with recursive n(i) as (select 1 union all select i+1 from n where i<200) select sha1(i),sha1(i+1),'assignsubmission_file','submission_files','/',concat('essay',i,'.pdf'),i*1000,'application/pdf',concat(elt(1+i%6,'Lena','Omar','Priya','Tomás','Julia','Ken'),' ',elt(1+i%7,'Fischer','Haddad','Sharma','Novák','Silva','Tanaka','O''Brien')),'unknown' from n;
insert into mdl_external_tokens (token,privatetoken,tokentype,userid,externalserviceid,validuntil) with recursive n(i) as (select 1 union all select i+1 from n where i<60) select md5(i),concat(md5(i+1),md5(i+2)),0,i,1,0 from n;
insert into mdl_badge_issued (badgeid,userid,uniquehash,dateissued) with recursive n(i) as (select 1 union all select i+1 from n where i<60) select 1,i,sha1(i),1600000000 from n;
