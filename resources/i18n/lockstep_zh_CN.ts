<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>Lockstep %1</source>
        <translation>Lockstep %1</translation>
    </message>
    <message>
        <source>Makes concurrency visible: opens Go programs, runs them in its own virtual machine under a scheduler that you control, and lets you walk through every interleaving forwards and backwards.

Free software under the GNU General Public License, version 3 or later. It comes with no warranty.</source>
        <translation>让并发看得见：打开 Go 程序，在自己的虚拟机里按你指定的调度运行，并能沿着任何一种交错前后走动。

本软件是自由软件，遵循 GNU 通用公共许可证第 3 版或更高版本，不提供任何担保。</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>解释</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ChartsPage</name>
    <message>
        <source>Endings of random runs</source>
        <translation>随机运行的结局</translation>
    </message>
    <message>
        <source>Cost of locks</source>
        <translation>锁的开销</translation>
    </message>
    <message>
        <source>Waiting times</source>
        <translation>等待时间</translation>
    </message>
</context>
<context>
    <name>ChipDelegate</name>
    <message>
        <source>Let %1 move: %2</source>
        <comment>goroutine, operation</comment>
        <translation>让 %1 走一步：%2</translation>
    </message>
</context>
<context>
    <name>ChipRow</name>
    <message>
        <source>The run is over</source>
        <translation>运行已结束</translation>
    </message>
    <message>
        <source>next:</source>
        <translation>下一步：</translation>
    </message>
    <message>
        <source>Goroutines that may move next</source>
        <translation>下一步可以走的 goroutine</translation>
    </message>
</context>
<context>
    <name>Command</name>
    <message>
        <source>Open Go file…</source>
        <translation>打开 Go 文件…</translation>
    </message>
    <message>
        <source>Choose a Go file and open it, ready to step</source>
        <translation>选择并打开一个 Go 文件，随时可以单步</translation>
    </message>
    <message>
        <source>Lessons and recent files</source>
        <translation>课程与最近的文件</translation>
    </message>
    <message>
        <source>Back to the lesson cards; what is open stays open</source>
        <translation>回到课程卡片；已打开的内容保持不变</translation>
    </message>
    <message>
        <source>Save source</source>
        <translation>保存源代码</translation>
    </message>
    <message>
        <source>Write the edited source back to its file</source>
        <translation>把改过的源代码写回文件</translation>
    </message>
    <message>
        <source>Save source as…</source>
        <translation>源代码另存为…</translation>
    </message>
    <message>
        <source>Write the source to another file</source>
        <translation>把源代码写到另一个文件</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>关闭窗口</translation>
    </message>
    <message>
        <source>Edit the source</source>
        <translation>编辑源代码</translation>
    </message>
    <message>
        <source>Type in the source pane; F5 compiles and runs it again</source>
        <translation>在源代码窗格里编辑；按 F5 重新编译并运行</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>放弃修改</translation>
    </message>
    <message>
        <source>Back to the source that is running</source>
        <translation>回到正在运行的源代码</translation>
    </message>
    <message>
        <source>Copy schedule</source>
        <translation>复制调度序列</translation>
    </message>
    <message>
        <source>Copy this interleaving as one line of text</source>
        <translation>把这种交错复制成一行文字</translation>
    </message>
    <message>
        <source>Paste schedule</source>
        <translation>粘贴调度序列</translation>
    </message>
    <message>
        <source>Run the interleaving that is in the clipboard</source>
        <translation>按剪贴板里的交错运行</translation>
    </message>
    <message>
        <source>Find a goroutine…</source>
        <translation>查找 goroutine…</translation>
    </message>
    <message>
        <source>Show the lane of a goroutine by its name</source>
        <translation>按名字显示 goroutine 的泳道</translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>取消选择</translation>
    </message>
    <message>
        <source>Select nothing; the playhead stays</source>
        <translation>不选中任何东西；播放位置不变</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>放大文字</translation>
    </message>
    <message>
        <source>Make all text larger</source>
        <translation>放大所有文字</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>缩小文字</translation>
    </message>
    <message>
        <source>Make all text smaller</source>
        <translation>缩小所有文字</translation>
    </message>
    <message>
        <source>Usual text size</source>
        <translation>默认文字大小</translation>
    </message>
    <message>
        <source>Back to the usual text size</source>
        <translation>恢复默认文字大小</translation>
    </message>
    <message>
        <source>Zoom timeline in</source>
        <translation>放大时间线</translation>
    </message>
    <message>
        <source>Wider steps in the timeline</source>
        <translation>时间线中的步更宽</translation>
    </message>
    <message>
        <source>Zoom timeline out</source>
        <translation>缩小时间线</translation>
    </message>
    <message>
        <source>Narrower steps in the timeline</source>
        <translation>时间线中的步更窄</translation>
    </message>
    <message>
        <source>Whole run in view</source>
        <translation>显示整个运行</translation>
    </message>
    <message>
        <source>Fit the whole run into the timeline</source>
        <translation>把整个运行放进时间线</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>发现的问题</translation>
    </message>
    <message>
        <source>Show the list of findings</source>
        <translation>显示发现的问题</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Show the table of all events</source>
        <translation>显示全部事件的表格</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>控制台</translation>
    </message>
    <message>
        <source>Show what the program printed</source>
        <translation>显示程序打印的内容</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>调度序列</translation>
    </message>
    <message>
        <source>Show this interleaving as text</source>
        <translation>以文字显示这种交错</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>浅色外观</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>深色外观</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>Strongest contrast, in light or dark</source>
        <translation>最强的对比度，浅色或深色</translation>
    </message>
    <message>
        <source>Run to the next finding</source>
        <translation>运行到下一个问题</translation>
    </message>
    <message>
        <source>Run on to where something goes wrong, or to the end</source>
        <translation>运行到出问题的地方，或者运行到底</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop the work that is going on; what was recorded stays</source>
        <translation>停止正在进行的工作；已记录的保留</translation>
    </message>
    <message>
        <source>Start afresh</source>
        <translation>从头开始</translation>
    </message>
    <message>
        <source>Forget this interleaving and begin at step 0</source>
        <translation>忘掉这种交错，从第 0 步开始</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Step by itself, at the chosen speed</source>
        <translation>按选定的速度自动单步</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>加快</translation>
    </message>
    <message>
        <source>Play faster</source>
        <translation>播放得更快</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>减慢</translation>
    </message>
    <message>
        <source>Play slower</source>
        <translation>播放得更慢</translation>
    </message>
    <message>
        <source>Step forward</source>
        <translation>前进一步</translation>
    </message>
    <message>
        <source>One step forward</source>
        <translation>前进一步</translation>
    </message>
    <message>
        <source>Step back</source>
        <translation>后退一步</translation>
    </message>
    <message>
        <source>One step back; choose differently there and the old future stays as a ghost</source>
        <translation>后退一步；在那里另作选择，原来的未来会作为幽灵保留</translation>
    </message>
    <message>
        <source>Next context switch</source>
        <translation>下一次上下文切换</translation>
    </message>
    <message>
        <source>Forward until another goroutine moves</source>
        <translation>前进到换另一个 goroutine 走</translation>
    </message>
    <message>
        <source>Previous context switch</source>
        <translation>上一次上下文切换</translation>
    </message>
    <message>
        <source>Back until another goroutine moved</source>
        <translation>后退到换另一个 goroutine 走的地方</translation>
    </message>
    <message>
        <source>Next source line</source>
        <translation>下一行源代码</translation>
    </message>
    <message>
        <source>Let this goroutine go on to another source line</source>
        <translation>让这个 goroutine 走到另一行源代码</translation>
    </message>
    <message>
        <source>Until the function returns</source>
        <translation>直到函数返回</translation>
    </message>
    <message>
        <source>Let this goroutine go on until its function returns</source>
        <translation>让这个 goroutine 走到它的函数返回</translation>
    </message>
    <message>
        <source>To the start</source>
        <translation>到开头</translation>
    </message>
    <message>
        <source>Go to step 0</source>
        <translation>回到第 0 步</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>到结尾</translation>
    </message>
    <message>
        <source>Go to the last recorded step</source>
        <translation>到最后记录的一步</translation>
    </message>
    <message>
        <source>Breakpoint</source>
        <translation>断点</translation>
    </message>
    <message>
        <source>Stop before the selected source line</source>
        <translation>在选中的源代码行之前停下</translation>
    </message>
    <message>
        <source>Take the old future again</source>
        <translation>重走原来的未来</translation>
    </message>
    <message>
        <source>Back to the interleaving that is drawn as a ghost</source>
        <translation>回到画成幽灵的那种交错</translation>
    </message>
    <message>
        <source>Choose as Go does</source>
        <translation>像 Go 那样选择</translation>
    </message>
    <message>
        <source>Where you do not choose: run one goroutine until it blocks, as Go on one processor</source>
        <translation>你不选时：一个 goroutine 一直走到阻塞，如同单处理器上的 Go</translation>
    </message>
    <message>
        <source>Choose in turn</source>
        <translation>轮流选择</translation>
    </message>
    <message>
        <source>Where you do not choose: one step each, in turn</source>
        <translation>你不选时：轮流各走一步</translation>
    </message>
    <message>
        <source>Choose at random</source>
        <translation>随机选择</translation>
    </message>
    <message>
        <source>Where you do not choose: at random, repeatable by its seed</source>
        <translation>你不选时：随机，用种子可以重现</translation>
    </message>
    <message>
        <source>Another random run</source>
        <translation>再来一次随机运行</translation>
    </message>
    <message>
        <source>Run from the start to the end with the next seed</source>
        <translation>用下一个种子从头运行到底</translation>
    </message>
    <message>
        <source>Next finding</source>
        <translation>下一个问题</translation>
    </message>
    <message>
        <source>Go to the next finding</source>
        <translation>到下一个发现的问题</translation>
    </message>
    <message>
        <source>Previous finding</source>
        <translation>上一个问题</translation>
    </message>
    <message>
        <source>Go to the finding before</source>
        <translation>到上一个发现的问题</translation>
    </message>
    <message>
        <source>Explain the finding</source>
        <translation>解释这个问题</translation>
    </message>
    <message>
        <source>Show what is wrong and why</source>
        <translation>说明哪里不对、为什么</translation>
    </message>
    <message>
        <source>Timeline as SVG…</source>
        <translation>时间线导出为 SVG…</translation>
    </message>
    <message>
        <source>Write the whole timeline as one picture</source>
        <translation>把整条时间线写成一幅图</translation>
    </message>
    <message>
        <source>One picture a step…</source>
        <translation>每步一幅图…</translation>
    </message>
    <message>
        <source>Write a picture for every step into a folder, for slides</source>
        <translation>为每一步写一幅图到一个文件夹，供幻灯片使用</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Show everything in English</source>
        <translation>Show everything in English</translation>
    </message>
    <message>
        <source>简体中文</source>
        <translation>简体中文</translation>
    </message>
    <message>
        <source>用简体中文显示</source>
        <translation>用简体中文显示</translation>
    </message>
    <message>
        <source>Reduced motion</source>
        <translation>减少动画</translation>
    </message>
    <message>
        <source>No animations</source>
        <translation>不用动画</translation>
    </message>
    <message>
        <source>Usual pane sizes</source>
        <translation>默认窗格大小</translation>
    </message>
    <message>
        <source>Put all panes back to their usual sizes</source>
        <translation>所有窗格恢复默认大小</translation>
    </message>
    <message>
        <source>Search commands…</source>
        <translation>搜索命令…</translation>
    </message>
    <message>
        <source>Find any command by its name</source>
        <translation>按名字找到任何命令</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>所有按键</translation>
    </message>
    <message>
        <source>Show every key</source>
        <translation>显示所有按键</translation>
    </message>
    <message>
        <source>About Lockstep</source>
        <translation>关于 Lockstep</translation>
    </message>
    <message>
        <source>Version and licence</source>
        <translation>版本与许可证</translation>
    </message>
    <message>
        <source>Let G1 move</source>
        <translation>让 G1 走</translation>
    </message>
    <message>
        <source>G1 makes the next step</source>
        <translation>由 G1 走下一步</translation>
    </message>
    <message>
        <source>Let G2 move</source>
        <translation>让 G2 走</translation>
    </message>
    <message>
        <source>G2 makes the next step</source>
        <translation>由 G2 走下一步</translation>
    </message>
    <message>
        <source>Let G3 move</source>
        <translation>让 G3 走</translation>
    </message>
    <message>
        <source>G3 makes the next step</source>
        <translation>由 G3 走下一步</translation>
    </message>
    <message>
        <source>Let G4 move</source>
        <translation>让 G4 走</translation>
    </message>
    <message>
        <source>G4 makes the next step</source>
        <translation>由 G4 走下一步</translation>
    </message>
    <message>
        <source>Let G5 move</source>
        <translation>让 G5 走</translation>
    </message>
    <message>
        <source>G5 makes the next step</source>
        <translation>由 G5 走下一步</translation>
    </message>
    <message>
        <source>Let G6 move</source>
        <translation>让 G6 走</translation>
    </message>
    <message>
        <source>G6 makes the next step</source>
        <translation>由 G6 走下一步</translation>
    </message>
    <message>
        <source>Let G7 move</source>
        <translation>让 G7 走</translation>
    </message>
    <message>
        <source>G7 makes the next step</source>
        <translation>由 G7 走下一步</translation>
    </message>
    <message>
        <source>Let G8 move</source>
        <translation>让 G8 走</translation>
    </message>
    <message>
        <source>G8 makes the next step</source>
        <translation>由 G8 走下一步</translation>
    </message>
    <message>
        <source>Let G9 move</source>
        <translation>让 G9 走</translation>
    </message>
    <message>
        <source>G9 makes the next step</source>
        <translation>由 G9 走下一步</translation>
    </message>
    <message>
        <source>Let main move</source>
        <translation>让 main 走</translation>
    </message>
    <message>
        <source>main makes the next step</source>
        <translation>由 main 走下一步</translation>
    </message>
    <message>
        <source>Outcomes</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Show every way the program can end, as far as it was explored</source>
        <translation>显示程序可能的所有结局（以已探索的范围为限）</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Show how often random runs end how</source>
        <translation>显示随机运行各种结局出现的次数</translation>
    </message>
    <message>
        <source>Explore all interleavings</source>
        <translation>探索所有交错</translation>
    </message>
    <message>
        <source>Try every order there is: all outcomes, how often each, and the shortest way to it</source>
        <translation>尝试所有顺序：所有结果、各自出现多少、以及最短的到达方法</translation>
    </message>
    <message>
        <source>1,000 random runs</source>
        <translation>随机运行 1,000 次</translation>
    </message>
    <message>
        <source>Run it a thousand times at random and count how it ends</source>
        <translation>随机运行一千次，统计如何结束</translation>
    </message>
    <message>
        <source>Stop exploring</source>
        <translation>停止探索</translation>
    </message>
    <message>
        <source>Stop; what was found stays</source>
        <translation>停止；已发现的保留</translation>
    </message>
    <message>
        <source>Choose by time</source>
        <translation>按时间选择</translation>
    </message>
    <message>
        <source>Where you do not choose: goroutines run side by side on several processors, and every operation takes its time</source>
        <translation>你未选择时：goroutine 在几个处理器上并行，每个操作都要花时间</translation>
    </message>
    <message>
        <source>By time: 1 processor</source>
        <translation>按时间：1 个处理器</translation>
    </message>
    <message>
        <source>On how many processors goroutines run side by side in timed runs: 1</source>
        <translation>计时运行时 goroutine 在多少个处理器上并行：1</translation>
    </message>
    <message>
        <source>By time: 2 processors</source>
        <translation>按时间：2 个处理器</translation>
    </message>
    <message>
        <source>On how many processors goroutines run side by side in timed runs: 2</source>
        <translation>计时运行时 goroutine 在多少个处理器上并行：2</translation>
    </message>
    <message>
        <source>By time: 4 processors</source>
        <translation>按时间：4 个处理器</translation>
    </message>
    <message>
        <source>On how many processors goroutines run side by side in timed runs: 4</source>
        <translation>计时运行时 goroutine 在多少个处理器上并行：4</translation>
    </message>
    <message>
        <source>By time: 8 processors</source>
        <translation>按时间：8 个处理器</translation>
    </message>
    <message>
        <source>On how many processors goroutines run side by side in timed runs: 8</source>
        <translation>计时运行时 goroutine 在多少个处理器上并行：8</translation>
    </message>
    <message>
        <source>By time: 16 processors</source>
        <translation>按时间：16 个处理器</translation>
    </message>
    <message>
        <source>On how many processors goroutines run side by side in timed runs: 16</source>
        <translation>计时运行时 goroutine 在多少个处理器上并行：16</translation>
    </message>
    <message>
        <source>By time: costs of the built-in table</source>
        <translation>按时间：使用内置开销表</translation>
    </message>
    <message>
        <source>What operations cost in timed runs: as on a typical machine</source>
        <translation>计时运行时操作的开销：与典型机器相同</translation>
    </message>
    <message>
        <source>By time: costs measured on this machine</source>
        <translation>按时间：使用本机测得的开销</translation>
    </message>
    <message>
        <source>Measures what operations cost here, in half a second, for timed runs</source>
        <translation>用半秒测量操作在本机的开销，供计时运行使用</translation>
    </message>
    <message>
        <source>Compare Mutex, RWMutex and atomic</source>
        <translation>比较 Mutex、RWMutex 与 atomic</translation>
    </message>
    <message>
        <source>What an operation costs with each, over the share of reads and the number of goroutines</source>
        <translation>三者每个操作的开销，随读操作占比与 goroutine 数量变化</translation>
    </message>
    <message>
        <source>Stop comparing</source>
        <translation>停止比较</translation>
    </message>
    <message>
        <source>Stop; the points that are there stay</source>
        <translation>停止；已算出的点会保留</translation>
    </message>
    <message>
        <source>Loops: as written</source>
        <translation>循环：按源代码</translation>
    </message>
    <message>
        <source>Explore with loops that go round as often as the source says</source>
        <translation>探索时循环次数与源代码一致</translation>
    </message>
    <message>
        <source>Loops: 2 rounds</source>
        <translation>循环：2 次</translation>
    </message>
    <message>
        <source>Explore with loops of 2 rounds, where they have a constant bound above that</source>
        <translation>探索时把常量次数更多的循环缩短为 2 次</translation>
    </message>
    <message>
        <source>Loops: 3 rounds</source>
        <translation>循环：3 次</translation>
    </message>
    <message>
        <source>Explore with loops of 3 rounds, where they have a constant bound above that</source>
        <translation>探索时把常量次数更多的循环缩短为 3 次</translation>
    </message>
    <message>
        <source>Loops: 4 rounds</source>
        <translation>循环：4 次</translation>
    </message>
    <message>
        <source>Explore with loops of 4 rounds, where they have a constant bound above that</source>
        <translation>探索时把常量次数更多的循环缩短为 4 次</translation>
    </message>
    <message>
        <source>Loops: compare 2, 3 and 4 rounds</source>
        <translation>循环：比较 2、3、4 次</translation>
    </message>
    <message>
        <source>Explore with loops of 3 rounds, and say whether 2 and 4 rounds find the same</source>
        <translation>探索循环 3 次的情形，并说明 2 次和 4 次时结论是否相同</translation>
    </message>
    <message>
        <source>Run as written</source>
        <translation>按源代码运行</translation>
    </message>
    <message>
        <source>Back to the program whose loops go round as often as the source says</source>
        <translation>回到循环次数与源代码一致的程序</translation>
    </message>
    <message>
        <source>Waiters: woken as Go does</source>
        <translation>等待者：按 Go 的方式唤醒</translation>
    </message>
    <message>
        <source>Who waits for a lock is woken in turn, and competes with newcomers until it has waited for 1 ms</source>
        <translation>等待锁的 goroutine 依次被唤醒，等待满 1 毫秒之前要与新来者竞争</translation>
    </message>
    <message>
        <source>Waiters: first come, first served</source>
        <translation>等待者：先来后到</translation>
    </message>
    <message>
        <source>Whatever is waited for is handed to who has waited longest</source>
        <translation>等待的东西总是交给等待最久者</translation>
    </message>
    <message>
        <source>Waiters: anybody</source>
        <translation>等待者：任意一个</translation>
    </message>
    <message>
        <source>Who waits may go on as soon as that is possible, in any order: all that the specification allows</source>
        <translation>等待者一旦可以继续就可能继续，顺序任意：规范允许的全部情形</translation>
    </message>
    <message>
        <source>Explore with waiters: anybody</source>
        <translation>探索时等待者：任意一个</translation>
    </message>
    <message>
        <source>Explore all that the specification allows: who waits may go on in any order</source>
        <translation>探索规范允许的全部情形：等待者以任意顺序继续</translation>
    </message>
    <message>
        <source>Explore with waiters: woken as Go does</source>
        <translation>探索时等待者：按 Go 的方式唤醒</translation>
    </message>
    <message>
        <source>Explore what Go&apos;s own runtime can do; every state is looked at, so it suits smaller programs</source>
        <translation>探索 Go 自身运行时可能的情形；要查看每个状态，适合较小的程序</translation>
    </message>
    <message>
        <source>Explore with waiters: first come, first served</source>
        <translation>探索时等待者：先来后到</translation>
    </message>
    <message>
        <source>Explore what can happen if who has waited longest goes first; it suits smaller programs</source>
        <translation>探索等待最久者先继续时可能的情形；适合较小的程序</translation>
    </message>
</context>
<context>
    <name>CommandSearch</name>
    <message>
        <source>What do you want to do?</source>
        <translation>你想做什么？</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
</context>
<context>
    <name>ConsolePage</name>
    <message>
        <source>Standard output</source>
        <translation>标准输出</translation>
    </message>
    <message>
        <source>Standard error</source>
        <translation>标准错误</translation>
    </message>
    <message>
        <source>Nothing has been printed yet.</source>
        <translation>还没有打印任何内容。</translation>
    </message>
</context>
<context>
    <name>CostCharts</name>
    <message>
        <source>Open the program that was timed</source>
        <translation>打开用来计时的程序</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>重新计算</translation>
    </message>
    <message>
        <source>Processors</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>开销</translation>
    </message>
    <message>
        <source>built in</source>
        <translation>内置表</translation>
    </message>
    <message>
        <source>measured here</source>
        <translation>本机测得</translation>
    </message>
    <message>
        <source>What does an operation cost behind a Mutex, behind an RWMutex, with an atomic? Three small programs, run on processors that are simulated: every operation takes the time that a cost table says.</source>
        <translation>用 Mutex、RWMutex 或 atomic，一个操作各要多少开销？三个小程序在模拟的处理器上运行，每个操作所花的时间由开销表给定。</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Open a Go file</source>
        <translation>打开 Go 文件</translation>
    </message>
    <message>
        <source>Go files and Lockstep sessions (*.go *.lockstep)</source>
        <translation>Go 文件和 Lockstep 会话 (*.go *.lockstep)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Save the source</source>
        <translation>保存源代码</translation>
    </message>
    <message>
        <source>Go files (*.go)</source>
        <translation>Go 文件 (*.go)</translation>
    </message>
    <message>
        <source>Export the timeline</source>
        <translation>导出时间线</translation>
    </message>
    <message>
        <source>SVG pictures (*.svg)</source>
        <translation>SVG 图片 (*.svg)</translation>
    </message>
    <message>
        <source>Export a picture for every step into a folder</source>
        <translation>把每一步的图片导出到文件夹</translation>
    </message>
</context>
<context>
    <name>DiscardDialog</name>
    <message>
        <source>%1 has changes that are in no file.</source>
        <translation>%1 有尚未保存到文件的修改。</translation>
    </message>
    <message>
        <source>If you go on, they are lost. To keep them, go back and save the source first.</source>
        <translation>继续就会丢失这些修改。要保留它们，请先返回并保存源代码。</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Lose the changes</source>
        <translation>放弃修改</translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>Drop the Go file to open it</source>
        <translation>放下 Go 文件即可打开</translation>
    </message>
</context>
<context>
    <name>EventsPage</name>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>第 %1 行</translation>
    </message>
</context>
<context>
    <name>ExplainPane</name>
    <message>
        <source>Explain</source>
        <translation>解释</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>为什么</translation>
    </message>
    <message>
        <source>Before: %1</source>
        <comment>the sentence of the step before</comment>
        <translation>之前：%1</translation>
    </message>
</context>
<context>
    <name>ExploreProgress</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>FindingSwitcher</name>
    <message>
        <source>%1 of %2</source>
        <comment>finding</comment>
        <translation>第 %1 个，共 %2 个</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n 个问题</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingsPage</name>
    <message>
        <source>Findings</source>
        <translation>发现的问题</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing runs yet.</source>
        <translation>还没有运行任何程序。</translation>
    </message>
    <message>
        <source>No problem in this interleaving. Others exist.</source>
        <translation>这种交错没有问题。还有别的交错。</translation>
    </message>
    <message numerus="yes">
        <source>Nothing found in the %n step(s) so far.</source>
        <translation>
            <numerusform>到目前的 %n 步还没有发现问题。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>还什么都没有发生。</translation>
    </message>
</context>
<context>
    <name>GalleryPage</name>
    <message>
        <source>You are the scheduler.</source>
        <translation>你就是调度器。</translation>
    </message>
    <message>
        <source>Decide which goroutine moves next, walk forwards and backwards, and see whose update was lost and why.</source>
        <translation>由你决定下一步让哪个 goroutine 走，前进、后退，看清是谁的更新丢失了、为什么。</translation>
    </message>
</context>
<context>
    <name>GhostRows</name>
    <message>
        <source>from %1</source>
        <comment>step</comment>
        <translation>自第 %1 步</translation>
    </message>
    <message>
        <source>The future you left after step %1, %2 steps long in all. Click to take it again.</source>
        <translation>你在第 %1 步之后离开的未来，共 %2 步。点击可以重走。</translation>
    </message>
    <message>
        <source>Take the old future from step %1 again</source>
        <translation>重走自第 %1 步起的原来的未来</translation>
    </message>
</context>
<context>
    <name>Gutter</name>
    <message>
        <source>Breakpoint in line %1</source>
        <translation>第 %1 行的断点</translation>
    </message>
</context>
<context>
    <name>InspectTabs</name>
    <message>
        <source>Findings</source>
        <translation>发现的问题</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>控制台</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>调度序列</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>解释</translation>
    </message>
    <message>
        <source>Outcomes</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>All keys</source>
        <translation>所有按键</translation>
    </message>
</context>
<context>
    <name>LDialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>LTabButton</name>
    <message>
        <source>%1  %2</source>
        <comment>name of a tab and a number</comment>
        <translation>%1  %2</translation>
    </message>
</context>
<context>
    <name>LessonCard</name>
    <message>
        <source>Lesson %1: %2</source>
        <translation>第 %1 课：%2</translation>
    </message>
</context>
<context>
    <name>LessonLink</name>
    <message>
        <source>Lesson %1: %2</source>
        <translation>第 %1 课：%2</translation>
    </message>
</context>
<context>
    <name>LessonPane</name>
    <message>
        <source>Show the program with the fault</source>
        <translation>显示有错误的程序</translation>
    </message>
    <message>
        <source>Show the mended program</source>
        <translation>显示修正后的程序</translation>
    </message>
    <message>
        <source>Prepared runs</source>
        <translation>准备好的运行</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Other lessons</source>
        <translation>其他课程</translation>
    </message>
</context>
<context>
    <name>LoopsRow</name>
    <message>
        <source>Loop rounds</source>
        <translation>循环次数</translation>
    </message>
    <message>
        <source>as written</source>
        <comment>loops</comment>
        <translation>按源代码</translation>
    </message>
    <message>
        <source>compare 2, 3, 4</source>
        <translation>比较 2、3、4</translation>
    </message>
</context>
<context>
    <name>MenuRow</name>
    <message>
        <source>&amp;File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>F&amp;indings</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>&amp;Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Search commands  %1</source>
        <comment>key</comment>
        <translation>搜索命令  %1</translation>
    </message>
    <message>
        <source>Ex&amp;plore</source>
        <translation>探索(&amp;P)</translation>
    </message>
</context>
<context>
    <name>OpenCard</name>
    <message>
        <source>or drop a .go file anywhere in this window</source>
        <translation>或者把 .go 文件拖放到窗口的任何地方</translation>
    </message>
</context>
<context>
    <name>OutcomeCard</name>
    <message>
        <source>Shows the shortest way to this outcome</source>
        <translation>显示到达这个结果的最短途径</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>OutcomesPage</name>
    <message>
        <source>One run shows one interleaving. Exploring tries them all: every outcome the program can have, how often each comes, and the simplest way to it.</source>
        <translation>一次运行只展示一种交错。探索会尝试全部：程序可能的每个结果、各自出现多少、以及最简单的到达方法。</translation>
    </message>
    <message>
        <source>Waiters</source>
        <translation>等待者</translation>
    </message>
    <message>
        <source>anybody</source>
        <comment>waiters</comment>
        <translation>任意一个</translation>
    </message>
    <message>
        <source>as Go does</source>
        <comment>waiters</comment>
        <translation>按 Go 的方式</translation>
    </message>
    <message>
        <source>first come, first served</source>
        <comment>waiters</comment>
        <translation>先来后到</translation>
    </message>
</context>
<context>
    <name>RandomRunsChart</name>
    <message>
        <source>runs</source>
        <translation>次运行</translation>
    </message>
    <message>
        <source>Run it a thousand times at random and see how often it ends how. Rare outcomes may not come at all.</source>
        <translation>随机运行一千次，看每种结局出现多少次。罕见的结果可能一次也不出现。</translation>
    </message>
</context>
<context>
    <name>RecentCard</name>
    <message>
        <source>Recent files</source>
        <translation>最近的文件</translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation>还没有。</translation>
    </message>
</context>
<context>
    <name>Ruler</name>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
</context>
<context>
    <name>SchedulePage</name>
    <message>
        <source>The choices of this run. Whoever has the program and this line sees the same interleaving; lockstep-cli run --schedule takes it, too.</source>
        <translation>这次运行的全部选择。谁有这个程序和这一行文字，就能看到同样的交错；lockstep-cli run --schedule 也接受它。</translation>
    </message>
    <message>
        <source>Schedule of this run</source>
        <translation>这次运行的调度序列</translation>
    </message>
</context>
<context>
    <name>SidePane</name>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>课程</translation>
    </message>
</context>
<context>
    <name>SourcePane</name>
    <message>
        <source>Source</source>
        <translation>源代码</translation>
    </message>
    <message>
        <source>  (changed; F5 runs it)</source>
        <translation>  （已修改；按 F5 运行）</translation>
    </message>
    <message>
        <source>Go source</source>
        <translation>Go 源代码</translation>
    </message>
</context>
<context>
    <name>StateDelegate</name>
    <message>
        <source>SHARED VARIABLES</source>
        <translation>共享变量</translation>
    </message>
    <message>
        <source>LOCKS</source>
        <translation>锁</translation>
    </message>
    <message>
        <source>WAIT GROUPS</source>
        <translation>等待组</translation>
    </message>
    <message>
        <source>CONDS, POOLS, MAPS</source>
        <translation>条件变量、池、映射</translation>
    </message>
    <message>
        <source>TIMERS</source>
        <translation>定时器</translation>
    </message>
    <message>
        <source>CONTEXTS</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>GOROUTINES</source>
        <translation>GOROUTINE</translation>
    </message>
    <message>
        <source>free</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>read by</source>
        <translation>读者：</translation>
    </message>
    <message>
        <source>held by</source>
        <translation>持有者：</translation>
    </message>
    <message>
        <source>since step %1</source>
        <translation>自第 %1 步</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>an update was lost</source>
        <translation>有更新丢失了</translation>
    </message>
    <message>
        <source>a writer waits: no new readers</source>
        <translation>有写者在等：不再放行新读者</translation>
    </message>
    <message>
        <source>starving</source>
        <translation>饥饿模式</translation>
    </message>
    <message>
        <source>waiting:</source>
        <translation>等待：</translation>
    </message>
    <message>
        <source>CHANNELS</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>want to send:</source>
        <translation>想发送：</translation>
    </message>
    <message>
        <source>unbuffered</source>
        <translation>无缓冲</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>want to receive:</source>
        <translation>想接收：</translation>
    </message>
</context>
<context>
    <name>StatePane</name>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>State of the program</source>
        <translation>程序的状态</translation>
    </message>
    <message>
        <source>Nothing runs yet.</source>
        <translation>还没有运行任何程序。</translation>
    </message>
</context>
<context>
    <name>TimelineHead</name>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message numerus="yes">
        <source>%n lane(s)</source>
        <translation>
            <numerusform>%n 条泳道</numerusform>
        </translation>
    </message>
    <message>
        <source>Find a lane</source>
        <translation>查找泳道</translation>
    </message>
    <message>
        <source>in time</source>
        <translation>按时间</translation>
    </message>
    <message>
        <source>in steps</source>
        <translation>按步</translation>
    </message>
    <message>
        <source>The ruler shows virtual time; click for steps</source>
        <translation>标尺显示虚拟时间；点击改为步数</translation>
    </message>
    <message>
        <source>The ruler counts steps; click for virtual time</source>
        <translation>标尺按步计数；点击改为虚拟时间</translation>
    </message>
</context>
<context>
    <name>TimelinePane</name>
    <message>
        <source>Timeline; the table of events shows the same as text</source>
        <translation>时间线；事件表以文字显示同样的内容</translation>
    </message>
    <message>
        <source>The timeline appears when a program runs.</source>
        <translation>程序运行时，这里显示时间线。</translation>
    </message>
    <message>
        <source>Click a goroutine above to let it move. → makes a step, Space plays, F5 runs to the next finding.</source>
        <translation>点击上方的 goroutine 让它走一步。→ 前进一步，空格播放，F5 运行到下一个问题。</translation>
    </message>
</context>
<context>
    <name>TimesPage</name>
    <message>
        <source>runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>ready: waits for a processor</source>
        <translation>就绪：等待处理器</translation>
    </message>
    <message>
        <source>blocked or asleep</source>
        <translation>阻塞或睡眠</translation>
    </message>
    <message>
        <source>Who waits how long is seen in a timed run: every operation takes the time that a cost table says.</source>
        <translation>谁等待多久，要在定时运行里才能看到：每个操作所花的时间由开销表规定。</translation>
    </message>
</context>
<context>
    <name>ToolRow</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Stop exploring</source>
        <translation>停止探索</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>探索</translation>
    </message>
</context>
<context>
    <name>lockstep::app::CompareController</name>
    <message>
        <source>%1 of %2 timed runs</source>
        <translation>计时运行 %1 / %2</translation>
    </message>
    <message>
        <source>%1 (built in)</source>
        <translation>%1（内置）</translation>
    </message>
    <message numerus="yes">
        <source>µs an operation on %n processor(s), computed by the cost table %1</source>
        <translation>
            <numerusform>每个操作的微秒数，%n 个处理器，按开销表 %1 计算</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>over the share of reads · %n goroutine(s)</source>
        <translation>
            <numerusform>随读操作占比变化 · %n 个 goroutine</numerusform>
        </translation>
    </message>
    <message>
        <source>over the number of goroutines · %1 % reads</source>
        <translation>随 goroutine 数量变化 · 读占 %1 %</translation>
    </message>
    <message numerus="yes">
        <source>%n timed run(s), one a point, of %1 operations by each goroutine</source>
        <translation>
            <numerusform>共 %n 次定时运行，每个点一次，每个 goroutine 执行 %1 次操作</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2 µs</source>
        <comment>primitive, cost</comment>
        <translation>%1 %2 µs</translation>
    </message>
    <message>
        <source>%1 % reads</source>
        <translation>读占 %1 %</translation>
    </message>
    <message numerus="yes">
        <source>%n goroutine(s)</source>
        <translation>
            <numerusform>%n 个 goroutine</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 by %3</source>
        <comment>where, costs, cost table</comment>
        <translation>%1：%2，按 %3</translation>
    </message>
</context>
<context>
    <name>lockstep::app::ConsoleController</name>
    <message>
        <source>exit code %1</source>
        <translation>退出码 %1</translation>
    </message>
</context>
<context>
    <name>lockstep::app::ExploreController</name>
    <message>
        <source>%1 of %2 random runs</source>
        <translation>%2 次随机运行中的 %1 次</translation>
    </message>
    <message>
        <source>%1 executions of about %2</source>
        <translation>已完成 %1 个执行，估计共 %2 个</translation>
    </message>
    <message>
        <source>%1 executions</source>
        <translation>%1 个执行</translation>
    </message>
    <message>
        <source>%1 random runs</source>
        <translation>%1 次随机运行</translation>
    </message>
    <message numerus="yes">
        <source>%n outcome(s)</source>
        <translation>
            <numerusform>%n 个结果</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n random run(s), seeds from 1</source>
        <translation>
            <numerusform>%n 次随机运行，种子从 1 开始</numerusform>
        </translation>
    </message>
    <message>
        <source>the last bar holds all further outcomes</source>
        <translation>最后一根柱子包含其余所有结果</translation>
    </message>
    <message>
        <source>Comparing 2, 3 and 4 rounds</source>
        <translation>正在比较循环 2、3、4 次的情形</translation>
    </message>
    <message>
        <source>line %1: %2 rounds</source>
        <translation>第 %1 行：%2 次</translation>
    </message>
    <message>
        <source>Looking at every state</source>
        <translation>正在查看每个状态</translation>
    </message>
</context>
<context>
    <name>lockstep::app::FilesController</name>
    <message>
        <source>%1 cannot be opened.</source>
        <translation>无法打开 %1。</translation>
    </message>
    <message>
        <source>There is no source in it.</source>
        <translation>里面没有源代码。</translation>
    </message>
    <message>
        <source>The source could not be saved.</source>
        <translation>无法保存源代码。</translation>
    </message>
</context>
<context>
    <name>lockstep::app::FindingsController</name>
    <message>
        <source>What you had open is kept.</source>
        <translation>你打开的内容都还在。</translation>
    </message>
    <message>
        <source>What you had open is kept. Please send us %1.</source>
        <translation>你打开的内容都还在。请把 %1 发给我们。</translation>
    </message>
    <message>
        <source>We are sorry: Lockstep made a mistake of its own.</source>
        <translation>很抱歉：Lockstep 自己出了错。</translation>
    </message>
    <message numerus="yes">
        <source>The source does not compile: %n error(s).</source>
        <translation>
            <numerusform>源代码无法编译：%n 个错误。</numerusform>
        </translation>
    </message>
    <message>
        <source>That did not work.</source>
        <translation>没有成功。</translation>
    </message>
    <message>
        <source>The schedule does not fit this program any more; this is as far as it goes.</source>
        <translation>这个调度序列不再适合这个程序；只能走到这里。</translation>
    </message>
    <message>
        <source>Stopped. What was recorded so far is kept.</source>
        <translation>已停止。到目前记录的都保留。</translation>
    </message>
    <message>
        <source>The run was ended by a limit, not by the program.</source>
        <translation>运行是被限额终止的，不是程序自己结束的。</translation>
    </message>
    <message numerus="yes">
        <source>No problem in this interleaving of %n step(s).</source>
        <translation>
            <numerusform>这种 %n 步的交错没有问题。</numerusform>
        </translation>
    </message>
    <message>
        <source>Others exist: step back and let another goroutine move.</source>
        <translation>还有别的交错：后退几步，让另一个 goroutine 走。</translation>
    </message>
</context>
<context>
    <name>lockstep::app::OutcomeModel</name>
    <message numerus="yes">
        <source>%n preemption(s)</source>
        <translation>
            <numerusform>%n 次抢占</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n switch(es)</source>
        <translation>
            <numerusform>%n 次切换</numerusform>
        </translation>
    </message>
    <message>
        <source>perhaps fewer will do</source>
        <translation>也许还可以更少</translation>
    </message>
    <message>
        <source>%1 of %2 interleavings</source>
        <translation>%2 种交错中的 %1 种</translation>
    </message>
    <message>
        <source>%1 of %2 executions</source>
        <translation>%2 个执行中的 %1 个</translation>
    </message>
    <message>
        <source>%1 of %2 random runs</source>
        <translation>%2 次随机运行中的 %1 次</translation>
    </message>
    <message>
        <source>exit code %1</source>
        <translation>退出码 %1</translation>
    </message>
    <message>
        <source>deadlock</source>
        <translation>死锁</translation>
    </message>
    <message>
        <source>stopped by the step limit</source>
        <translation>因步数限制而停止</translation>
    </message>
    <message>
        <source>stopped by the memory limit</source>
        <translation>因内存限制而停止</translation>
    </message>
    <message>
        <source>never ends</source>
        <translation>永不结束</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>种子 %1</translation>
    </message>
</context>
<context>
    <name>lockstep::app::RunController</name>
    <message>
        <source>That goroutine is still computing by itself and has done no visible step yet: let it move again to go on.</source>
        <translation>这个 goroutine 还在自己计算，尚未走出可见的一步：再让它走一次即可继续。</translation>
    </message>
    <message>
        <source>%1 steps a second</source>
        <translation>每秒 %1 步</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>正在工作…</translation>
    </message>
    <message>
        <source>Running: %1 steps so far</source>
        <translation>正在运行：已走 %1 步</translation>
    </message>
    <message>
        <source>chosen in turn</source>
        <translation>轮流选择</translation>
    </message>
    <message>
        <source>chosen at random, seed %1</source>
        <translation>随机选择，种子 %1</translation>
    </message>
    <message>
        <source>chosen as Go does</source>
        <translation>像 Go 那样选择</translation>
    </message>
    <message>
        <source>Open a lesson or a Go file to begin.</source>
        <translation>打开一课或一个 Go 文件即可开始。</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>step %1 of %2 so far</source>
        <translation>第 %1 步，到目前共 %2 步</translation>
    </message>
    <message>
        <source>%1 · where you do not choose: %2</source>
        <comment>the steps, and how is chosen</comment>
        <translation>%1 · 你不选时：%2</translation>
    </message>
    <message>
        <source>The source does not compile. Correct it and press F5.</source>
        <translation>源代码无法编译。改正后按 F5。</translation>
    </message>
    <message>
        <source>step 0: choose who moves first · where you do not choose: %1</source>
        <translation>第 0 步：选择谁先走 · 你不选时：%1</translation>
    </message>
    <message numerus="yes">
        <source>by time, %1 on %n processor(s), cost table %2</source>
        <translation>
            <numerusform>按时间选择：%n 个处理器，用时 %1，开销表 %2</numerusform>
        </translation>
    </message>
    <message>
        <source>any waiter may go on</source>
        <translation>任意等待者都可继续</translation>
    </message>
    <message>
        <source>waiters first come, first served</source>
        <translation>等待者先来后到</translation>
    </message>
</context>
<context>
    <name>lockstep::app::ShareController</name>
    <message numerus="yes">
        <source>%n picture(s) written: %1</source>
        <translation>
            <numerusform>已写出 %n 幅图：%1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::app::StateController</name>
    <message>
        <source>%1 of virtual time</source>
        <translation>虚拟时间 %1</translation>
    </message>
</context>
<context>
    <name>lockstep::app::TimelineController</name>
    <message>
        <source>step %1: %2</source>
        <translation>第 %1 步：%2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>第 %1 条，共 %2 条</translation>
    </message>
</context>
<context>
    <name>lockstep::app::TimesController</name>
    <message numerus="yes">
        <source>One timed run of %1 on %n processor(s), computed by the cost table %2</source>
        <translation>
            <numerusform>一次定时运行，共 %1，%n 个处理器，按开销表 %2 计算</numerusform>
        </translation>
    </message>
    <message>
        <source>runs %1, ready %2, blocked or asleep %3</source>
        <translation>运行 %1，就绪 %2，阻塞或睡眠 %3</translation>
    </message>
    <message numerus="yes">
        <source>waited for %1 in all, %n time(s)</source>
        <translation>
            <numerusform>共等待 %1，%n 次</numerusform>
        </translation>
    </message>
</context>
</TS>
