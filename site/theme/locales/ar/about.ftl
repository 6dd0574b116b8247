# What a public body must have beside its own pages: only what the translated pages use.

about-footer-accessibility = سهولة الاستخدام للجميع
about-footer-cookies = ملفات تعريف الارتباط (cookies)
about-footer-contact = التواصل معنا
about-footer-notices = إشعارات الخصوصية
about-footer-rights = حقوقكم
about-footer-complaints = كيف تقدّمون شكوى
about-footer-safe = السلامة على الإنترنت
about-feedback = هل هناك خطأ في هذه الصفحة؟
about-feedback-link = أخبرونا ما الخطأ
about-updated = آخر تحديث: { $date }

about-home-start = طلب المساعدة

about-feed-name = { $site }: تغييرات إشعارات الخصوصية لدينا
about-feed-follow = تابعوا تغييرات إشعاراتنا (Atom feed)

about-before-title = قبل أن تبدؤوا
about-before-summary = ما الذي نسألكم عنه في استمارة «{ $form }»، وماذا يحدث به، وكيف تغادرون بسرعة.
about-before-exit-heading = إذا احتجتم إلى المغادرة بسرعة
about-before-exit =
    في كل صفحة من هذه الاستمارة زر «الخروج من هذه الصفحة». استخدموه، أو اضغطوا على مفتاح Shift ثلاث مرات. تنتقلون إلى صفحة عن الطقس، وينسى متصفّحكم الاستمارة. ما حفظتموه يبقى، ورمز العودة يفتحه من جديد.
    هذا لا يمحو سجلّ متصفّحكم. من يستخدم جهازكم قد يرى أنكم كنتم هنا.
about-before-safe-link = كيف تحافظون على سلامتكم على الإنترنت
about-before-asked-heading = ما الذي نسأل عنه
about-before-asked-text = { $count ->
    [zero] هناك { $count } صفحة
    [one] هناك صفحة واحدة
    [two] هناك صفحتان
    [few] هناك { $count } صفحات
    [many] هناك { $count } صفحة
   *[other] هناك { $count } صفحة
 } من الأسئلة:
about-before-then = يمكنكم مراجعة كل شيء وتغييره قبل الإرسال. لا يُرسَل أي شيء قبل ذلك.
about-before-save = يمكنكم حفظ الاستمارة والعودة لاحقًا. تحصلون لذلك على رمز عودة.
about-before-code = بعد الإرسال تحصلون على رقم مرجعي، وعلى رمز إيصال يمكنكم به رؤية ما أرسلتموه.
about-before-received = بعد الإرسال تحصلون على رقم مرجعي، وعلى رمز إيصال يبيّن أننا استلمنا ما أرسلتموه. احتفظوا بنسخة مما تكتبونه إذا كنتم تحتاجون إليها: لا يمكنكم رؤيته هنا مرة أخرى، لأنه عن أسرة.
about-before-notice-heading = ماذا نفعل بما تخبروننا به
