# The public pages of a council.

navigation-help = সাহায্যের জন্য বলুন
navigation-services = সেবা খুঁজুন
navigation-notices = আপনার গোপনীয়তা

breadcrumb-home = প্রথম পাতা
breadcrumb-services = সেবা
breadcrumb-organisations = সংস্থা
breadcrumb-notices = আপনার গোপনীয়তা

councils-site = ফ্যামিলি হাব
councils-title = ফ্যামিলি হাব
councils-text = আপনার কাউন্সিল বেছে নিন।

emergency-label = বিপদে আছেন?
emergency-summary = বিপদে আছেন? 999 নম্বরে ফোন করুন
warning = সতর্কতা
back-home = প্রথম পাতায় যান: { $site }

date = { $day } { $month ->
    [1] জানুয়ারি
    [2] ফেব্রুয়ারি
    [3] মার্চ
    [4] এপ্রিল
    [5] মে
    [6] জুন
    [7] জুলাই
    [8] আগস্ট
    [9] সেপ্টেম্বর
    [10] অক্টোবর
    [11] নভেম্বর
   *[12] ডিসেম্বর
 } { $year }
moment = { $date }, { $hour }:{ $minute }{ $half }

contact-phone = ফোন:
contact-email = ইমেইল:
contact-website = ওয়েবসাইট
reach-phone = { $name }-এ ফোন করুন:
reach-email = { $name }-এ ইমেইল করুন:
reach-website = { $name }-এর সাথে যোগাযোগ করুন:
reach-address = { $name }-এ চিঠি লিখুন বা আসুন:
reach-form = আপনি আমাদের একটি ফর্ম পাঠাতে পারেন:

home-services-heading = সেবা খুঁজুন
home-services-text = { $count ->
    [one] আপনার কাছাকাছি { $count }টি সেবা দেখুন: সেটি কার জন্য এবং কীভাবে পাওয়া যায়।
   *[other] পরিবারের জন্য { $count }টি সেবা দেখুন: সেগুলো কার জন্য এবং কীভাবে পাওয়া যায়।
 }
home-services-link = সব সেবা
home-notices-heading = আপনার গোপনীয়তা
home-request-text = আপনি আমাদের ফর্ম পাঠিয়ে থাকলে, সেটি দেখতে আপনার রসিদের কোড ব্যবহার করুন।
home-hours-heading = খোলা থাকার সময়

forms-title = সাহায্যের জন্য বলুন

services-title = পরিবারের জন্য সেবা
services-summary = পরিবারের জন্য সেবা, A থেকে Z।
services-organisations-link = সব সংস্থা
organisations-title = সংস্থা
organisations-summary = যেসব সংস্থা এখানে পরিবারকে সাহায্য করে।
entry-by = সেবা দেয়: { $name }
service-organisation = সেবা দেয়
service-who-for = কার জন্য
service-how = কীভাবে পাওয়া যায়
service-contact = যোগাযোগ
service-help-heading = আপনি কি সাহায্য চান?
service-related-heading = এই সংস্থার আরও সেবা: { $name }
organisation-also = অন্য নাম
organisation-services-heading = যেসব সেবা দেয়
organisation-notices-heading = আমাদের গোপনীয়তার নোটিশে
organisation-notices-text = এই সংস্থাকে আপনার বিষয়ে কী জানানো হতে পারে, তা এই নোটিশগুলোতে লেখা আছে:

notices-title = আপনার গোপনীয়তা
notices-summary = আপনার পরিবার সম্পর্কে আমরা কী জানি, কেন জানি, কে তা দেখে এবং কত দিন আমরা তা রাখি।
notices-text = প্রতিটি নোটিশ একটি প্রতিশ্রুতি: আপনার সম্পর্কে আমরা কী জানি, কেন জানি, কে তা দেখে এবং কত দিন আমরা তা রাখি।
