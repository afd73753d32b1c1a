-- Drives Neovim after its start with a recipe; writes what it then has as JSON into $RESULT.
local buffer = vim.api.nvim_get_current_buf()
local result = {}

local function words()
  local found = {}
  for _, item in ipairs(vim.diagnostic.get(buffer)) do
    table.insert(found, vim.api.nvim_buf_get_text(buffer, item.lnum, item.col, item.end_lnum, item.end_col, {})[1])
  end
  return found
end

local function lines()
  return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n') .. '\n'
end

vim.wait(60000, function() return #words() == 2 end, 50)
result.words = words()

vim.fn.cursor(1, 1)
vim.fn.search('ATAKMS')
vim.lsp.buf.hover()
vim.wait(10000, function() return #vim.api.nvim_list_wins() > 1 end, 50)
for _, window in ipairs(vim.api.nvim_list_wins()) do
  if vim.api.nvim_win_get_config(window).relative ~= '' then
    result.hover = table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), '\n')
    vim.api.nvim_win_close(window, true)
  end
end

local before = lines()
result.all = vim.fn.exists(':FactlintFixAll') == 2
if result.all then
  vim.cmd('FactlintFixAll')
else
  -- 0.7 cannot ask for actions of one kind: the first action at the cursor.
  vim.ui.select = function(items, _, on_choice) on_choice(items[1], 1) end
  vim.lsp.buf.code_action()
end
vim.wait(10000, function() return lines() ~= before end, 50)
result.fixed = lines()

local file = assert(io.open(vim.env.RESULT, 'w'))
file:write(vim.fn.json_encode(result))
file:close()
vim.cmd('qa!')
