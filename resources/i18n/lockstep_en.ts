<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>FindingSwitcher</name>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n finding</numerusform>
            <numerusform>%n findings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingsPage</name>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n time</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing found in the %n step(s) so far.</source>
        <translation>
            <numerusform>Nothing found in the %n step so far.</numerusform>
            <numerusform>Nothing found in the %n steps so far.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimelineHead</name>
    <message numerus="yes">
        <source>%n lane(s)</source>
        <translation>
            <numerusform>%n lane</numerusform>
            <numerusform>%n lanes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::app::CompareController</name>
    <message numerus="yes">
        <source>µs an operation on %n processor(s), computed by the cost table %1</source>
        <translation>
            <numerusform>µs an operation on %n processor, computed by the cost table %1</numerusform>
            <numerusform>µs an operation on %n processors, computed by the cost table %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>over the share of reads · %n goroutine(s)</source>
        <translation>
            <numerusform>over the share of reads · %n goroutine</numerusform>
            <numerusform>over the share of reads · %n goroutines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n timed run(s), one a point, of %1 operations by each goroutine</source>
        <translation>
            <numerusform>%n timed run, one a point, of %1 operations by each goroutine</numerusform>
            <numerusform>%n timed runs, one a point, of %1 operations by each goroutine</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n goroutine(s)</source>
        <translation>
            <numerusform>%n goroutine</numerusform>
            <numerusform>%n goroutines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::app::ExploreController</name>
    <message numerus="yes">
        <source>%n outcome(s)</source>
        <translation>
            <numerusform>%n outcome</numerusform>
            <numerusform>%n outcomes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n random run(s), seeds from 1</source>
        <translation>
            <numerusform>%n random run, seeds from 1</numerusform>
            <numerusform>%n random runs, seeds from 1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::app::FindingsController</name>
    <message numerus="yes">
        <source>The source does not compile: %n error(s).</source>
        <translation>
            <numerusform>The source does not compile: %n error.</numerusform>
            <numerusform>The source does not compile: %n errors.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No problem in this interleaving of %n step(s).</source>
        <translation>
            <numerusform>No problem in this interleaving of %n step.</numerusform>
            <numerusform>No problem in this interleaving of %n steps.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::app::OutcomeModel</name>
    <message numerus="yes">
        <source>%n preemption(s)</source>
        <translation>
            <numerusform>%n preemption</numerusform>
            <numerusform>%n preemptions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n switch(es)</source>
        <translation>
            <numerusform>%n switch</numerusform>
            <numerusform>%n switches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::app::RunController</name>
    <message numerus="yes">
        <source>by time, %1 on %n processor(s), cost table %2</source>
        <translation>
            <numerusform>by time, %1 on %n processor, cost table %2</numerusform>
            <numerusform>by time, %1 on %n processors, cost table %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::app::ShareController</name>
    <message numerus="yes">
        <source>%n picture(s) written: %1</source>
        <translation>
            <numerusform>%n picture written: %1</numerusform>
            <numerusform>%n pictures written: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::app::TimesController</name>
    <message numerus="yes">
        <source>One timed run of %1 on %n processor(s), computed by the cost table %2</source>
        <translation>
            <numerusform>One timed run of %1 on %n processor, computed by the cost table %2</numerusform>
            <numerusform>One timed run of %1 on %n processors, computed by the cost table %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>waited for %1 in all, %n time(s)</source>
        <translation>
            <numerusform>waited for %1 in all, %n time</numerusform>
            <numerusform>waited for %1 in all, %n times</numerusform>
        </translation>
    </message>
</context>
</TS>
