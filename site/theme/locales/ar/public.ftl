# The public pages of a council.

navigation-help = طلب المساعدة
navigation-services = البحث عن خدمة
navigation-notices = خصوصيتكم

breadcrumb-home = الصفحة الرئيسية
breadcrumb-services = الخدمات
breadcrumb-organisations = المنظمات
breadcrumb-notices = خصوصيتكم

councils-site = مراكز الأسرة
councils-title = مراكز الأسرة
councils-text = اختاروا مجلسكم البلدي.

emergency-label = هل أنتم في خطر؟
emergency-summary = هل أنتم في خطر؟ اتصلوا بالرقم 999
warning = تحذير
back-home = الذهاب إلى { $site }

date = { $day } { $month ->
    [1] يناير
    [2] فبراير
    [3] مارس
    [4] أبريل
    [5] مايو
    [6] يونيو
    [7] يوليو
    [8] أغسطس
    [9] سبتمبر
    [10] أكتوبر
    [11] نوفمبر
   *[12] ديسمبر
 } { $year }
moment = { $date } الساعة { $hour }:{ $minute } { $half ->
    [am] صباحًا
   *[pm] مساءً
 }

contact-phone = الهاتف:
contact-email = البريد الإلكتروني:
contact-website = الموقع الإلكتروني
reach-phone = هاتف { $name }:
reach-email = البريد الإلكتروني لدى { $name }:
reach-website = للتواصل مع { $name }:
reach-address = راسلوا { $name } أو زوروه على هذا العنوان:
reach-form = يمكنكم أن ترسلوا إلينا استمارة:

home-services-heading = البحث عن خدمة
home-services-text = { $count ->
    [zero] اطّلعوا على { $count } خدمة للأسر: لمن هي وكيف تحصلون عليها.
    [one] اطّلعوا على الخدمة الوحيدة القريبة منكم: لمن هي وكيف تحصلون عليها.
    [two] اطّلعوا على خدمتين للأسر: لمن هما وكيف تحصلون عليهما.
    [few] اطّلعوا على { $count } خدمات للأسر: لمن هي وكيف تحصلون عليها.
    [many] اطّلعوا على { $count } خدمة للأسر: لمن هي وكيف تحصلون عليها.
   *[other] اطّلعوا على { $count } خدمة للأسر: لمن هي وكيف تحصلون عليها.
 }
home-services-link = كل الخدمات
home-notices-heading = خصوصيتكم
home-request-text = إذا كنتم قد أرسلتم إلينا استمارة، فاستخدموا رمز الإيصال لرؤيتها.
home-hours-heading = ساعات العمل

forms-title = طلب المساعدة

services-title = خدمات للأسر
services-summary = خدمات للأسر، بالترتيب الأبجدي.
services-organisations-link = كل المنظمات
organisations-title = المنظمات
organisations-summary = المنظمات التي تساعد الأسر هنا.
entry-by = الجهة التي تقدّمها: { $name }
service-organisation = الجهة التي تقدّمها
service-who-for = لمن هي
service-how = كيف تحصلون عليها
service-contact = التواصل
service-help-heading = هل تريدون مساعدة؟
service-related-heading = المزيد من { $name }
organisation-also = أسماء أخرى
organisation-services-heading = ما تقدّمه
organisation-notices-heading = في إشعارات الخصوصية لدينا
organisation-notices-text = تقول هذه الإشعارات ما الذي قد تُخبَر به هذه المنظمة عنكم:

notices-title = خصوصيتكم
notices-summary = ما نعرفه عن أسرتكم، ولماذا، ومن يراه، ومدة احتفاظنا به.
notices-text = كل إشعار هو وعد: ما نعرفه عنكم، ولماذا، ومن يراه، ومدة احتفاظنا به.
