" Drives Vim after its start with a recipe for ALE; writes what it then has as JSON into $RESULT.
function! s:Until(ready) abort
  let l:tries = 0
  while !a:ready() && l:tries < 600
    sleep 100m
    let l:tries += 1
  endwhile
endfunction

function! s:Findings() abort
  return get(get(g:ale_buffer_info, bufnr(''), {}), 'loclist', [])
endfunction

function! s:Run() abort
  let l:result = {}
  call s:Until({-> len(s:Findings()) == 2})
  let l:keys = ['lnum', 'col', 'end_col', 'type', 'code', 'text']
  let l:result.findings = map(copy(s:Findings()), {_, item -> filter(copy(item), {key -> index(l:keys, key) >= 0})})
  let l:before = getline(1, '$')
  ALEFix
  call timer_start(200, function('s:Ended', [l:result, l:before]), {'repeat': 100})
endfunction

function! s:Ended(result, before, timer) abort
  if getline(1, '$') ==# a:before
    return
  endif
  let a:result.fixed = join(getline(1, '$'), "\n") . "\n"
  call writefile([json_encode(a:result)], $RESULT)
  qall!
endfunction

call timer_start(100, {-> s:Run()})
