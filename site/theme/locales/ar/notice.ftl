# Privacy notices: the promise in short, all texts of a notice, and what changed between two.

notice-updated = آخر تحديث: { $date }
notice-published = أول نشر: { $date }
notice-older-title = مهم
notice-older = هذه نسخة أقدم من هذا الإشعار. كانت سارية حتى { $until }.
notice-older-link = اقرؤوا النسخة الحالية
notice-changes-link = ما الذي تغيّر في هذه النسخة
notice-versions-link = كل نسخ هذا الإشعار
notice-text-link = الانتقال إلى النص الكامل
notice-text-heading = النص الكامل
notice-promise-heading = الوعد باختصار
notice-demonstration = هذا عرض تجريبي. الاستمارة التي لا ترسلونها تُحذف كما نقول هنا. أما ما ترسلونه فلا يُحذف تلقائيًا بعد.
notice-contents-heading = في هذه الصفحة
notice-fingerprint = رقم هذه النسخة هو {"\u2066"}{ $version }{"\u2069"}.
notice-fingerprint-kept = الاستمارة التي ترسلونها تحفظ هذا الرقم، ولذلك نعرف دائمًا أي نسخة رأيتم.

# At what was sent under it.
notice-version-named = { $title }، نسخة { $date }

notice-versions-title = كل نسخ هذا الإشعار
notice-versions-text = نحن نحتفظ بكل نسخة. وعندما نغيّر الإشعار، يمكنكم أن تروا هنا ما الذي تغيّر.
notice-in-force-since = سارية منذ { $from }
notice-in-force-until = كانت سارية من { $from } حتى { $until }
notice-versions-current = النسخة الحالية
notice-versions-changes = ما الذي تغيّر
notice-versions-changes-hidden = في نسخة { $date }
notice-versions-first = النسخة الأولى على هذا الموقع
notice-versions-number = الرقم:

notice-changes-title = ما الذي تغيّر في { $date }
notice-changes-compared = تقارن هذه الصفحة بين نسختين من الإشعار:
notice-changes-old = النسخة السابقة، بتاريخ { $date }
notice-changes-new = النسخة الجديدة، بتاريخ { $date }
notice-changes-summary-heading = ملخّص
notice-changes-answers = { $count ->
    [zero] لم تتغيّر أي إجابة في الوعد
    [one] تغيّرت إجابة واحدة في الوعد
    [two] تغيّرت إجابتان في الوعد
    [few] تغيّرت { $count } إجابات في الوعد
    [many] تغيّرت { $count } إجابة في الوعد
   *[other] تغيّرت { $count } إجابة في الوعد
 }
notice-changes-added = { $count ->
    [zero] لم يُضَف أي جزء إلى النص
    [one] أُضيف جزء واحد إلى النص
    [two] أُضيف جزآن إلى النص
    [few] أُضيفت { $count } أجزاء إلى النص
    [many] أُضيف { $count } جزءًا إلى النص
   *[other] أُضيف { $count } جزء إلى النص
 }
notice-changes-removed = { $count ->
    [zero] لم يُحذف أي جزء من النص
    [one] حُذف جزء واحد من النص
    [two] حُذف جزآن من النص
    [few] حُذفت { $count } أجزاء من النص
    [many] حُذف { $count } جزءًا من النص
   *[other] حُذف { $count } جزء من النص
 }
notice-changes-moved = { $count ->
    [zero] لم يُنقل أي جزء من النص إلى مكان آخر
    [one] نُقل جزء واحد من النص إلى مكان آخر
    [two] نُقل جزآن من النص إلى مكان آخر
    [few] نُقلت { $count } أجزاء من النص إلى مكان آخر
    [many] نُقل { $count } جزءًا من النص إلى مكان آخر
   *[other] نُقل { $count } جزء من النص إلى مكان آخر
 }
notice-changes-changed = { $count ->
    [zero] لم تتغيّر كلمات أي جزء من النص
    [one] تغيّرت كلمات جزء واحد من النص
    [two] تغيّرت كلمات جزأين من النص
    [few] تغيّرت كلمات { $count } أجزاء من النص
    [many] تغيّرت كلمات { $count } جزءًا من النص
   *[other] تغيّرت كلمات { $count } جزء من النص
 }
notice-changes-part = الجزء هو عنوان أو فقرة أو نقطة في قائمة أو صف في جدول.
notice-changes-only-dates = لم يتغيّر شيء سوى التواريخ.
notice-changes-promise-heading = الوعد باختصار
notice-changes-promise-same = لم يتغيّر شيء في الوعد.
notice-changes-was = من قبل
notice-changes-is = الآن
notice-changes-is-too = الآن أيضًا
notice-changes-is-no-longer = لم يعد موجودًا
notice-changes-same-lines = { $count ->
    [zero] لا يوجد سطر آخر من هذه الإجابة لم يتغيّر.
    [one] سطر واحد آخر من هذه الإجابة لم يتغيّر.
    [two] سطران آخران من هذه الإجابة لم يتغيّرا.
    [few] { $count } أسطر أخرى من هذه الإجابة لم تتغيّر.
    [many] { $count } سطرًا آخر من هذه الإجابة لم يتغيّر.
   *[other] { $count } سطر آخر من هذه الإجابة لم يتغيّر.
 }
notice-changes-same-answers = الإجابات التي لم تتغيّر
notice-changes-text-same = لم يتغيّر شيء في النص.
notice-changes-under = تحت العنوان «{ $heading }»
notice-piece-added-start = (أُضيف:
notice-piece-removed-start = (حُذف:
notice-piece-end = )
notice-part-same = { $count ->
    [zero] لا يوجد جزء لم يتغيّر
    [one] جزء واحد لم يتغيّر
    [two] جزآن لم يتغيّرا
    [few] { $count } أجزاء لم تتغيّر
    [many] { $count } جزءًا لم يتغيّر
   *[other] { $count } جزء لم يتغيّر
 }
notice-part-added = أُضيف
notice-part-removed = حُذف
notice-part-changed = تغيّر
notice-part-moved-away = نُقل من هنا
notice-part-moved-here = نُقل إلى هنا

promise-more = عرض المزيد ({ $count })
promise-categories = ما قد نعرفه عنكم
promise-missing-categories = لم يقل المجلس البلدي بعد ما الذي قد يعرفه عنكم.
promise-category-special = { $label } (معلومات حسّاسة)
promise-special-explained = يحمي القانون المعلومات الحسّاسة أكثر من غيرها. قد تكون مثلًا عن صحتكم أو عن أصلكم العرقي.
promise-sources = من غيركم قد يخبرنا
promise-missing-sources = لم يقل المجلس البلدي بعد من غيركم قد يخبره عنكم.
promise-purposes = لماذا
promise-missing-purposes = لم يقل المجلس البلدي بعد لماذا يستخدم معلوماتكم.
promise-basis = أي قانون يسمح بذلك
promise-missing-basis = لم يقل المجلس البلدي بعد أي قانون يسمح بذلك.
promise-article = { $meaning } (UK GDPR، المادة {"\u2066"}{ $article }{"\u2069"})
promise-article-unknown = UK GDPR، المادة {"\u2066"}{ $article }{"\u2069"}
promise-article-law = { $meaning } (UK GDPR، المادة {"\u2066"}{ $article }{"\u2069"}؛ {"\u2066"}{ $law }{"\u2069"})
promise-article-schedule = { $meaning } (UK GDPR، المادة {"\u2066"}{ $article }{"\u2069"}؛ {"\u2066"}Data Protection Act 2018, Schedule 1, { $schedule }{"\u2069"})
promise-basis-for = { $basis }. هذا من أجل: { $purposes }
promise-basis-for-the-rest = { $basis }. هذا من أجل كل ما عدا ذلك
promise-interests = هذه هي المصالح: { $interests }
promise-special = أي قانون يسمح بذلك للمعلومات الحسّاسة
promise-missing-special = لم يقل المجلس البلدي بعد أي قانون يسمح بذلك للمعلومات الحسّاسة.
promise-policy-link = سياستنا بشأن المعلومات الحسّاسة
promise-policy = سياستنا بشأن المعلومات الحسّاسة: { $document }
promise-recipients = من قد يراها
promise-missing-recipients = لم يقل المجلس البلدي بعد من قد يراها.
promise-recipient-if-you-agree = { $recipient }، إذا وافقتم
promise-recipient-teams = { $name } ({ $teams })
promise-processor = { $name }، لحسابنا: { $role }
promise-transfers = أين تُحفظ
promise-missing-transfers = لم يقل المجلس البلدي بعد هل تخرج المعلومات من المملكة المتحدة.
promise-transfer = تذهب إلى { $to }. ما يحميها هناك: { $safeguard }
promise-transfer-unprotected = تذهب إلى { $to }. لم يقل المجلس البلدي بعد ما الذي يحميها هناك
promise-retention = كم من الوقت
promise-missing-retention = لم يقل المجلس البلدي بعد كم من الوقت يحتفظ بمعلوماتكم.
promise-refuse = إذا رفضتم
promise-missing-refuse = لم يقل المجلس البلدي بعد ماذا يحدث إذا رفضتم.
promise-missing-obligation = لم يقل المجلس البلدي بعد هل يجب عليكم أن تعطوه معلوماتكم.
promise-obligation-none = لستم ملزمين بأن تعطونا معلوماتكم.
promise-obligation-statutory = يقول القانون إنه يجب عليكم أن تعطونا معلوماتكم.
promise-obligation-contractual = يقول عقد إنه يجب عليكم أن تعطونا معلوماتكم.
promise-automated = قرارات يتخذها الكمبيوتر
promise-missing-automated = لم يقل المجلس البلدي بعد هل يتخذ كمبيوتر وحده قرارات بشأنكم.
promise-rights = حقوقكم
promise-missing-rights = لم يقل المجلس البلدي بعد ما هي حقوقكم.
promise-rights-how = كيف تستخدمون حقوقكم
promise-complaints = كيف تقدّمون شكوى
promise-missing-complaints = لم يقل المجلس البلدي بعد كيف تقدّمون شكوى إليه.
promise-acknowledged = يخبركم المجلس البلدي خلال { $period } بأن شكواكم وصلت إليه.
promise-commissioner = تقديم شكوى إلى مفوّض المعلومات (Information Commissioner)
promise-commissioner-phone = هاتف مفوّض المعلومات (Information Commissioner): {"\u2066"}{ $phone }{"\u2069"}
promise-controller = من يقرّر
promise-missing-controller = لم يقل المجلس البلدي بعد من يقرّر كيف تُستخدم معلوماتكم.
promise-officer = مسؤول حماية البيانات
promise-missing-officer = لم يقل المجلس البلدي بعد من هو مسؤول حماية البيانات لديه.
promise-review = متى ننظر في هذا الإشعار من جديد
promise-missing-review = لم يقل المجلس البلدي بعد متى ينظر في هذا الإشعار من جديد.
promise-review-by = في موعد أقصاه { $date }
promise-covers = ما الذي يشمله هذا الإشعار
promise-missing-covers = لم يقل المجلس البلدي بعد أي مراكز واستمارات يشملها هذا الإشعار.
promise-covers-form = استمارة «{ $title }»

# UK GDPR Articles 6(1) and 9(2) in plain words.
basis-6-1-a = وافقتم
basis-6-1-b = لدينا عقد معكم
basis-6-1-c = يقول القانون إنه يجب علينا ذلك
basis-6-1-d = لإنقاذ حياة
basis-6-1-e = هذه مهمتنا بصفتنا مجلسًا بلديًا
basis-6-1-ea = هذه مصلحة يعترف بها القانون
basis-6-1-f = هذا من مصالحنا المشروعة أو من المصالح المشروعة لغيرنا
basis-9-2-a = وافقتم موافقة صريحة
basis-9-2-b = قوانين العمل والضمان الاجتماعي والحماية الاجتماعية
basis-9-2-c = لإنقاذ حياة شخص لا يستطيع أن يوافق
basis-9-2-d = نحن جهة غير ربحية وأنتم من أعضائها
basis-9-2-e = نشرتم ذلك بأنفسكم
basis-9-2-f = المطالبات القانونية والمحاكم
basis-9-2-g = هذا من أجل المصلحة العامة، ولها هنا وزن كبير
basis-9-2-h = الرعاية الصحية أو الاجتماعية
basis-9-2-i = الصحة العامة
basis-9-2-j = الأرشيف والبحث والإحصاء

retention-draft = استمارة بدأتموها ولم ترسلوها
retention-submission = استمارة أرسلتموها
retention-family = ما نحتفظ به عن أسرتكم
retention-child = ما نحتفظ به عن طفلكم
# Stands after a preposition or a noun only (genitive).
retention-period = { $unit ->
    [day] { $count ->
        [zero] { $count } يوم
        [one] يوم واحد
        [two] يومين
        [few] { $count } أيام
        [many] { $count } يومًا
       *[other] { $count } يوم
     }
    [month] { $count ->
        [zero] { $count } شهر
        [one] شهر واحد
        [two] شهرين
        [few] { $count } أشهر
        [many] { $count } شهرًا
       *[other] { $count } شهر
     }
   *[year] { $count ->
        [zero] { $count } سنة
        [one] سنة واحدة
        [two] سنتين
        [few] { $count } سنوات
        [many] { $count } سنة
       *[other] { $count } سنة
     }
 }
retention-after-last-change = { $record }: مدة { $period } بعد آخر تغيير أجريتموه
retention-after-last-contact = { $record }: مدة { $period } بعد آخر تواصل بيننا
retention-after-birth = { $record }: حتى مرور { $period } على ولادة طفلكم
retention-until = { $record }: حتى { $date }
retention-not-said = { $record }: لم يقل المجلس البلدي بعد كم من الوقت
retention-then-delete = { $promise }، وبعد ذلك نقوم بالحذف
retention-then-anonymise = { $promise }، وبعد ذلك نزيل كل ما يدل على هويتكم
retention-owner = { $promise }. المسؤول عن ذلك: { $owner }
retention-owner-of-all = المسؤول عن كل ذلك: { $owner }

right-withdraw-agreement = سحب موافقتكم
right-access = رؤية ما لدينا عنكم
right-rectification = تصحيح المعلومات
right-erasure = حذف المعلومات
right-restriction = الحدّ من استخدام المعلومات
right-portability = أخذ المعلومات معكم
right-objection = الاعتراض على طريقة استخدام المعلومات
right-automated-decisions = ألّا يتخذ كمبيوتر وحده قرارًا بشأنكم
