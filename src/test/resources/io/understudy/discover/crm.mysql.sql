-- Customer relations as a service exports them: camel case, custom fields that end in __c, and names that the values contradict. Held out: written and labelled before anything was run on it.
create table Account (
  Id char(18) primary key, -- none
  Name varchar(255), -- none
  AccountNumber varchar(40), -- none
  Phone varchar(40), -- phone
  Fax varchar(40), -- phone
  Website varchar(255), -- none
  BillingStreet varchar(255), -- address
  BillingCity varchar(40), -- address
  BillingPostalCode varchar(20), -- address
  BillingCountry varchar(80), -- none
  BillingLatitude decimal(9,6), -- geo
  BillingLongitude decimal(9,6), -- geo
  Industry varchar(40), -- none
  AnnualRevenue decimal(18,2), -- none
  NumberOfEmployees int, -- none
  OwnerId char(18), -- none
  CreatedDate datetime, -- none
  Description text, -- free-text
  Vat_Number__c varchar(20), -- tax-id
  Email_Opt_In__c tinyint(1), -- none
  SLA_Level__c varchar(20) -- none
);
create table Contact (
  Id char(18) primary key, -- none
  AccountId char(18), -- none
  Salutation varchar(10), -- gender
  FirstName varchar(40), -- person-name
  LastName varchar(80), -- person-name
  MailingStreet varchar(255), -- address
  MailingCity varchar(40), -- address
  MailingState varchar(40), -- address
  MailingPostalCode varchar(20), -- address
  MobilePhone varchar(40), -- phone
  OtherPhone varchar(40), -- phone
  Email varchar(80), -- email
  Title varchar(80), -- none
  Department varchar(80), -- none
  AssistantName varchar(80), -- person-name
  AssistantPhone varchar(40), -- phone
  Birthdate date, -- birth-date
  LeadSource varchar(40), -- none
  HasOptedOutOfEmail tinyint(1), -- none
  EmailBouncedReason varchar(255), -- none
  EmailBouncedDate datetime, -- none
  Twitter_Handle__c varchar(40), -- username
  Dietary_Needs__c varchar(80), -- health
  Passport_No__c varchar(20), -- national-id
  Languages__c varchar(100), -- none
  Last_Contacted__c datetime, -- none
  Field_17__c varchar(80), -- email
  Field_18__c varchar(80), -- none
  Field_19__c varchar(80) -- phone
);
create table `Lead` (
  Id char(18) primary key, -- none
  FirstName varchar(40), -- person-name
  LastName varchar(80), -- person-name
  Company varchar(255), -- none
  Email varchar(80), -- email
  Phone varchar(40), -- phone
  Status varchar(40), -- none
  Rating varchar(10), -- none
  IP_At_Signup__c varchar(45), -- ip
  Utm_Campaign__c varchar(80), -- none
  Ga_Client_Id__c varchar(40), -- device-id
  ConvertedContactId char(18) -- none
);
create table CaseComment (
  Id char(18) primary key, -- none
  ParentId char(18), -- none
  CommentBody text, -- free-text
  IsPublished tinyint(1), -- none
  CreatedById char(18) -- none
);
create table EmailMessage (
  Id char(18) primary key, -- none
  FromAddress varchar(255), -- email
  FromName varchar(255), -- person-name
  ToAddress text, -- email
  CcAddress text, -- email
  Subject varchar(500), -- free-text
  TextBody mediumtext, -- free-text
  HtmlBody mediumtext, -- free-text
  Headers text, -- free-text
  MessageSize int, -- none
  Incoming tinyint(1) -- none
);
create table User (
  Id char(18) primary key, -- none
  Username varchar(80), -- username
  Alias varchar(8), -- username
  CommunityNickname varchar(40), -- username
  Name varchar(121), -- person-name
  Email varchar(80), -- email
  EmployeeNumber varchar(20), -- employee-id
  FederationIdentifier varchar(512), -- identifier
  ProfileId char(18), -- none
  TimeZoneSidKey varchar(40), -- none
  LocaleSidKey varchar(10), -- none
  FullPhotoUrl varchar(255), -- image
  Signature text, -- free-text
  LastLoginDate datetime, -- none
  IsActive tinyint(1) -- none
);
create table LoginHistory (
  Id char(18) primary key, -- none
  UserId char(18), -- none
  LoginTime datetime, -- none
  SourceIp varchar(45), -- ip
  LoginType varchar(20), -- none
  Browser varchar(255), -- user-agent
  Platform varchar(40), -- none
  LoginGeoId char(18), -- none
  CountryIso char(2), -- none
  Status varchar(20) -- none
);
create table OauthToken (
  Id char(18) primary key, -- none
  UserId char(18), -- none
  AppName varchar(80), -- none
  AccessToken varchar(255), -- token
  RefreshToken varchar(255), -- token
  RequestToken varchar(255), -- token
  UseCount int, -- none
  DeleteToken varchar(120) -- token
);
create table Product2 (
  Id char(18) primary key, -- none
  Name varchar(255), -- none
  ProductCode varchar(40), -- none
  Family varchar(40), -- none
  Description text, -- none
  SupportEmailTemplate varchar(80), -- none
  IsActive tinyint(1) -- none
);
create table Opportunity (
  Id char(18) primary key, -- none
  Name varchar(120), -- none
  AccountId char(18), -- none
  StageName varchar(40), -- none
  Amount decimal(18,2), -- none
  CloseDate date, -- none
  NextStep varchar(255), -- free-text
  ForecastCategoryName varchar(40), -- none
  Primary_Contact_Name__c varchar(120) -- person-name
);
create table CampaignMember (
  Id char(18) primary key, -- none
  CampaignId char(18), -- none
  ContactId char(18), -- none
  Status varchar(40), -- none
  HasResponded tinyint(1), -- none
  Email varchar(80), -- none
  Phone varchar(20), -- none
  Name varchar(255) -- none
);
create table IntegrationLog (
  Id bigint auto_increment primary key, -- none
  Endpoint varchar(255), -- none
  Method varchar(8), -- none
  RequestBody longtext, -- json
  ResponseCode int, -- none
  DurationMs int, -- none
  CorrelationId char(36) -- none
);
create table PaymentProfile (
  Id char(18) primary key, -- none
  ContactId char(18), -- none
  CardType varchar(20), -- none
  CardLastFour char(4), -- card
  ExpirationMonth tinyint, -- card-expiry
  ExpirationYear smallint, -- card-expiry
  BillingName varchar(120), -- person-name
  GatewayCustomerId varchar(40), -- identifier
  BankAccountMasked varchar(34), -- bank-account
  RoutingNumber varchar(9) -- bank-account
);
create table CustomSetting (
  Id int auto_increment primary key, -- none
  Name varchar(80), -- none
  Value__c text -- token
);
create table Attachment (
  Id char(18) primary key, -- none
  ParentId char(18), -- none
  Name varchar(255), -- document
  ContentType varchar(80), -- none
  BodyLength int, -- none
  Body longblob -- document
);
insert into Account with recursive n(i) as (select 1 union all select i+1 from n where i<180) select concat('001',lpad(hex(i*7919),15,'0')), concat(elt(1+i%6,'Northwind','Initech','Hooli','Vandelay','Globex','Umbrella'),' ',elt(1+i%3,'Ltd','Inc','GmbH'),' ',i), concat('A-',10000+i), concat('(',200+i%700,') 555-',lpad(i*37%10000,4,'0')), concat('(',200+i%700,') 555-',lpad(i*41%10000,4,'0')),
 concat('www.account',i,'.example'), concat(100+i,' ',elt(1+i%4,'Market St','Broadway','King Rd','Elm Ave'),if(i%4=0,'\nSuite 3','')), elt(1+i%6,'Austin','Boston','Leeds','Toronto','Dublin','Denver'), lpad(10000+i*173,5,'0'), elt(1+i%4,'United States','USA','United Kingdom','Canada'), 30+i*0.013571, -97+i*0.021733, elt(1+i%3,'Energy','Banking','Media'), i*100000, i*10, concat('005',lpad(hex(i%9),15,'0')), '2024-05-01 10:00:00',
 if(i%3=0,concat('Met ',elt(1+i%4,'Paul Baker','Ann Lee','Raj Patel','Eva Stone'),' at the fair, very interested in the new plan'),null), concat('GB',lpad(i*1234567%1000000000,9,'0')), i%2, elt(1+i%3,'Gold','Silver','Bronze') from n;
insert into Contact with recursive n(i) as (select 1 union all select i+1 from n where i<320) select concat('003',lpad(hex(i*7919),15,'0')), concat('001',lpad(hex(i%180*7919),15,'0')), elt(1+i%4,'Mr.','Ms.','Mrs.','Dr.'), elt(1+i%12,'Paul','Ann','Raj','Eva','Liam','Noor','Grace','Diego','Mei','Olga','Kofi','Sam'), elt(1+i%11,'Baker','Lee','Patel','Stone','Murphy','Khan','Okafor','Lopez','Chen','Ivanova','Taylor'),
 concat(i,' ',elt(1+i%4,'Oak Street','Hill Road','Lake Drive','Station Lane')), elt(1+i%6,'Austin','Boston','Leeds','Toronto','Dublin','Denver'), elt(1+i%4,'TX','MA','ON','CO'), lpad(10000+i*173,5,'0'), concat('+1 ',200+i%700,'-555-',lpad(i*37%10000,4,'0')), null, concat('contact',i,'@',elt(1+i%3,'example.com','corp.example','example.org')), elt(1+i%5,'CEO','Sales Manager','Buyer','IT Director','Engineer'), elt(1+i%4,'Sales','IT','Purchasing','Finance'),
 if(i%6=0,elt(1+i%4,'Joan Hill','Mark Young','Tina Ray','Bob Frost'),null), if(i%6=0,concat('(',200+i%700,') 555-',lpad(i*43%10000,4,'0')),null), date_add('1950-02-03',interval i*71 day), elt(1+i%3,'Web','Referral','Trade Show'), i%2, if(i%40=0,'550 5.1.1 mailbox unavailable',null), null, if(i%3=0,concat('@handle_',i),null), if(i%8=0,elt(1+i%3,'Vegan','Gluten free','Nut allergy'),null), if(i%5=0,concat('X',lpad(i*1234567%100000000,8,'0')),null),
 elt(1+i%3,'English','English;Spanish','French'), '2025-11-11 11:11:11', if(i%2=0,concat('backup',i,'@home.example'),null), concat('CRM-',i), if(i%3=0,concat('+44 20 7946 ',lpad(i*13%1000,4,'0')),null) from n;
insert into `Lead` with recursive n(i) as (select 1 union all select i+1 from n where i<200) select concat('00Q',lpad(hex(i*7919),15,'0')), elt(1+i%12,'Paul','Ann','Raj','Eva','Liam','Noor','Grace','Diego','Mei','Olga','Kofi','Sam'), elt(1+i%11,'Baker','Lee','Patel','Stone','Murphy','Khan','Okafor','Lopez','Chen','Ivanova','Taylor'), concat('Startup ',i), concat('lead',i,'@example.net'), concat('(',200+i%700,') 555-',lpad(i*47%10000,4,'0')), elt(1+i%3,'Open','Working','Closed'), elt(1+i%3,'Hot','Warm','Cold'), concat('203.0.113.',i%250), elt(1+i%3,'spring','autumn','brand'), concat('GA1.2.',100000000+i*97331,'.',1700000000+i), null from n;
insert into CaseComment with recursive n(i) as (select 1 union all select i+1 from n where i<150) select concat('00a',lpad(hex(i),15,'0')), concat('500',lpad(hex(i%60),15,'0')), concat(elt(1+i%3,'Called the customer, she will send the invoice again tomorrow','Reset the password and told him to log in again','Escalated to tier two, waiting for an answer from the network team'),' #',i), 1, concat('005',lpad(hex(i%9),15,'0')) from n;
insert into EmailMessage with recursive n(i) as (select 1 union all select i+1 from n where i<160) select concat('02s',lpad(hex(i),15,'0')), concat('contact',i,'@example.com'), elt(1+i%4,'Paul Baker','Ann Lee','Raj Patel','Eva Stone'), concat('support@vendor.example; desk',i%7,'@vendor.example'), null, concat(elt(1+i%3,'Re: invoice','Question about our plan','Cannot log in'),' ',i), concat('Hello, I cannot open the report any more. Best regards, ',elt(1+i%4,'Paul Baker','Ann Lee','Raj Patel','Eva Stone')), concat('<p>Hello, I cannot open the report any more. Best regards, ',elt(1+i%4,'Paul','Ann','Raj','Eva'),'</p>'), concat('Received: from mail.example.com [203.0.113.',i%200,']\nMessage-ID: <',md5(i),'@example.com>'), 2000+i, 1 from n;
insert into User with recursive n(i) as (select 1 union all select i+1 from n where i<60) select concat('005',lpad(hex(i),15,'0')), concat('agent',i,'@vendor.example.sandbox'), concat('ag',i), concat('agent_',elt(1+i%5,'sun','moon','star','wind','rain'),i), concat(elt(1+i%5,'Paul','Ann','Raj','Eva','Liam'),' ',elt(1+i%7,'Baker','Lee','Patel','Stone','Murphy','Khan','Okafor')), concat('agent',i,'@vendor.example'), concat('E',1000+i), concat('idp|',md5(i)), concat('00e',lpad(hex(i%3),15,'0')), 'Europe/London', 'en_GB', concat('https://img.vendor.example/profilephoto/',md5(i),'/F'), if(i%2=0,concat('Kind regards, agent ',i,' of the support team'),null), '2026-01-01 00:00:00', 1 from n;
insert into LoginHistory with recursive n(i) as (select 1 union all select i+1 from n where i<300) select concat('0Ya',lpad(hex(i),15,'0')), concat('005',lpad(hex(i%60),15,'0')), '2026-02-02 02:02:02', concat('198.51.100.',i%250), elt(1+i%3,'Application','SAML','Remote Access'), concat('Chrome ',100+i%20), elt(1+i%3,'Windows 10','Mac OSX','Android'), concat('04F',lpad(hex(i),15,'0')), elt(1+i%3,'US','GB','IE'), elt(1+i%5,'Success','Success','Success','Success','Invalid Password') from n;
insert into OauthToken with recursive n(i) as (select 1 union all select i+1 from n where i<80) select concat('0CS',lpad(hex(i),15,'0')), concat('005',lpad(hex(i%60),15,'0')), elt(1+i%3,'Data Loader','Mobile','Zapier'), concat('00D',md5(i),'!',sha1(i)), sha2(i,256), null, i, md5(i*3) from n;
insert into Product2 with recursive n(i) as (select 1 union all select i+1 from n where i<70) select concat('01t',lpad(hex(i),15,'0')), concat(elt(1+i%4,'Premium Support','Starter Plan','Extra Seats','Data Pack'),' ',i), concat('P-',i), elt(1+i%2,'Services','Plans'), 'Includes phone and e-mail support during business hours in all regions', 'Welcome_Mail_v2', 1 from n;
insert into Opportunity with recursive n(i) as (select 1 union all select i+1 from n where i<150) select concat('006',lpad(hex(i),15,'0')), concat(elt(1+i%4,'Northwind','Initech','Hooli','Globex'),' renewal ',i), concat('001',lpad(hex(i%180*7919),15,'0')), elt(1+i%3,'Prospecting','Negotiation','Closed Won'), i*250, '2026-06-30', elt(1+i%3,'Send contract to Ann by Friday','Call Raj about the discount','Wait for procurement'), elt(1+i%3,'Pipeline','Commit','Closed'), elt(1+i%4,'Paul Baker','Ann Lee','Raj Patel','Eva Stone') from n;
insert into CampaignMember with recursive n(i) as (select 1 union all select i+1 from n where i<200) select concat('00v',lpad(hex(i),15,'0')), concat('701',lpad(hex(i%9),15,'0')), concat('003',lpad(hex(i*7919),15,'0')), elt(1+i%3,'Sent','Responded','Bounced'), i%2, elt(1+i%2,'yes','no'), elt(1+i%2,'opted-in','opted-out'), concat(elt(1+i%3,'Spring webinar','Autumn fair','Newsletter'),' / ',2020+i%6) from n;
insert into IntegrationLog (Endpoint,Method,RequestBody,ResponseCode,DurationMs,CorrelationId) with recursive n(i) as (select 1 union all select i+1 from n where i<140) select concat('/services/v',50+i%4,'/contacts'), 'POST', concat('{"contact":{"first":"',elt(1+i%4,'Paul','Ann','Raj','Eva'),'","mail":"x',i,'@example.com","phones":["+1 202-555-',lpad(i,4,'0'),'"]},"dryRun":false}'), 200, i, uuid() from n;
insert into PaymentProfile with recursive n(i) as (select 1 union all select i+1 from n where i<110) select concat('a0P',lpad(hex(i),15,'0')), concat('003',lpad(hex(i*7919),15,'0')), elt(1+i%3,'Visa','MasterCard','Amex'), lpad(i*73%10000,4,'0'), 1+i%12, 2025+i%6, concat(elt(1+i%5,'Paul','Ann','Raj','Eva','Liam'),' ',elt(1+i%4,'Baker','Lee','Patel','Stone')), concat('cus_',substr(md5(i),1,14)), if(i%3=0,concat('XXXXXX',1000+i),null), if(i%3=0,lpad(i*1234567%1000000000,9,'0'),null) from n;
insert into CustomSetting (Name,Value__c) values ('MaxSessions','5'),('Theme','dark'),('SmtpPassword','hunter2-qX9!'),('SupportMail','help@vendor.example'),('StripeSecret','sk_live_4eC39HqLyjWDarjtT1zdp7dc'),('Region','eu-west-1');
insert into Attachment with recursive n(i) as (select 1 union all select i+1 from n where i<40) select concat('00P',lpad(hex(i),15,'0')), concat('003',lpad(hex(i*7919),15,'0')), concat(elt(1+i%3,'CV Paul Baker','Passport scan Ann Lee','Signed contract'),' ',i,'.pdf'), 'application/pdf', 1000, unhex('255044462d312e340a25') from n;
