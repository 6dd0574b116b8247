# What a public body must have beside its own pages. Only what translated pages use. Lists have one entry a line.

about-footer-accessibility = সবার জন্য ব্যবহারযোগ্যতা
about-footer-cookies = কুকি
about-footer-contact = যোগাযোগ
about-footer-notices = গোপনীয়তার নোটিশ
about-footer-rights = আপনার অধিকার
about-footer-complaints = কীভাবে অভিযোগ করবেন
about-footer-safe = অনলাইনে নিরাপদ থাকা
about-feedback = এই পাতায় কি কোনো ভুল আছে?
about-feedback-link = কী ভুল আছে আমাদের বলুন
about-updated = শেষ হালনাগাদ: { $date }

about-home-start = সাহায্যের জন্য বলুন

about-feed-name = { $site }: আমাদের গোপনীয়তার নোটিশে পরিবর্তন
about-feed-follow = আমাদের নোটিশের পরিবর্তনের খবর রাখুন (Atom ফিড)

about-before-title = শুরু করার আগে
about-before-summary = “{ $form }” ফর্মে আপনাকে কী জিজ্ঞাসা করা হয়, তা দিয়ে কী করা হয়, এবং কীভাবে তাড়াতাড়ি বেরিয়ে যাবেন।
about-before-exit-heading = তাড়াতাড়ি বেরিয়ে যেতে হলে
about-before-exit =
    এই ফর্মের প্রতিটি পাতায় “এই পাতা থেকে বেরিয়ে যান” লেখা একটি বোতাম আছে। সেটি ব্যবহার করুন, অথবা Shift তিনবার চাপুন। আপনাকে আবহাওয়ার একটি পাতায় নিয়ে যাওয়া হবে, আর আপনার ব্রাউজার ফর্মটি ভুলে যাবে। আপনি যা সংরক্ষণ করেছেন তা থেকে যায়, আর ফেরার কোডটি তা আবার খোলে।
    এতে আপনার ব্রাউজারের হিস্ট্রি মুছে যায় না। আপনার ডিভাইস অন্য কেউ ব্যবহার করলে, আপনি যে এখানে এসেছিলেন তা দেখতে পারে।
about-before-safe-link = অনলাইনে কীভাবে নিরাপদ থাকবেন
about-before-asked-heading = আমরা কী জিজ্ঞাসা করি
about-before-asked-text = { $count ->
    [one] এখানে প্রশ্নের { $count }টি পাতা আছে
   *[other] এখানে প্রশ্নের { $count }টি পাতা আছে
 }:
about-before-then = পাঠানোর আগে আপনি সব কিছু দেখে নিতে ও বদলাতে পারেন। তার আগে কিছুই পাঠানো হয় না।
about-before-save = আপনি ফর্মটি সংরক্ষণ করে পরে ফিরে আসতে পারেন। এর জন্য আপনি একটি ফেরার কোড পাবেন।
about-before-code = পাঠানোর পরে আপনি একটি রেফারেন্স পাবেন, আর একটি রসিদের কোড পাবেন যা দিয়ে আপনি কী পাঠিয়েছেন তা দেখতে পারেন।
about-before-received = পাঠানোর পরে আপনি একটি রেফারেন্স পাবেন, আর একটি রসিদের কোড পাবেন যা দেখায় যে আমরা এটি পেয়েছি। আপনি যা লেখেন তার কপি দরকার হলে একটি কপি রেখে দিন: এটি একটি পরিবার সম্পর্কে, তাই আপনি তা এখানে আর দেখতে পারবেন না।
about-before-notice-heading = আমরা তা দিয়ে কী করি
